"""One widget for each kind of answer; each shows what it is given and tells what was answered."""
