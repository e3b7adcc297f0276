"""What the system can do: the processes, their steps, their clocks and their faults.

`kernel` knows components, actions and time, and no protocol. `actors` has one file for each real process. `systems`
says which releases differ in what, `scenarios` where a run starts and which flow and faults it has. Nothing in here
decides whether a run is good: that is `properties`, which looks down on this package and is never imported by it.
"""
