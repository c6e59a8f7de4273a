"""Requests and letters that argue: each phrase says which finding, rule or fixed text it comes from."""
