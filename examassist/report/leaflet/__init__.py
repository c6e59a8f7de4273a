"""The sheet that a patient takes home: large print, fixed texts, chosen by what the clinician ticked."""
