------------------------------ MODULE Handshake ------------------------------
\* handshake-N in TLA+, with the rules of handshake_model.py; handshake.py writes the configuration.
\* m: 0 absent, 1 learner, 2 voter, 3 down, 4 registered, 5 learner down, 6 down learner registered; l: a fresh lease.
EXTENDS Naturals, TLC
CONSTANTS Members, Deadline, Crashes, Urgent, Ghost
VARIABLES ann, clk, crashed, m, l
vars == <<ann, clk, crashed, m, l>>

Learning == IF Ghost THEN {1, 5, 6} ELSE {1}
CanAdd(i) == m[i] \in {0, 4} /\ \A j \in Members : m[j] \notin Learning
CanPromote(i) == m[i] = 1 /\ l[i] = 1
CanRenew(i) == m[i] \in {1, 2} /\ l[i] = 0
CanRestart(i) == m[i] \in {3, 5}
CanClear == ann = 1 /\ \A i \in Members : m[i] = 2 /\ l[i] = 1
Busy == CanClear \/ \E i \in Members : CanAdd(i) \/ CanPromote(i) \/ CanRenew(i) \/ CanRestart(i)

Init == ann = 0 /\ clk = 0 /\ crashed = 0 /\ m = [i \in Members |-> 0] /\ l = [i \in Members |-> 0]

Request == ann = 0 /\ ann' = 1 /\ UNCHANGED <<clk, crashed, m, l>>
Add(i) == CanAdd(i) /\ m' = [m EXCEPT ![i] = 1] /\ UNCHANGED <<ann, clk, crashed, l>>
Promote(i) == CanPromote(i) /\ m' = [m EXCEPT ![i] = 2] /\ UNCHANGED <<ann, clk, crashed, l>>
Renew(i) == CanRenew(i) /\ l' = [l EXCEPT ![i] = 1] /\ UNCHANGED <<ann, clk, crashed, m>>
Crash(i) == /\ m[i] \in {1, 2} /\ crashed < Crashes
            /\ crashed' = crashed + 1
            /\ m' = [m EXCEPT ![i] = IF Ghost /\ m[i] = 1 THEN 5 ELSE 3]
            /\ UNCHANGED <<ann, clk, l>>
Restart(i) == CanRestart(i) /\ m' = [m EXCEPT ![i] = IF m[i] = 3 THEN 4 ELSE 6] /\ UNCHANGED <<ann, clk, crashed, l>>
Clear == CanClear /\ ann' = 2 /\ UNCHANGED <<clk, crashed, m, l>>
\* IF, because TLC would count the tick once for each side of a disjunction.
Tick == /\ ann > 0 /\ clk < Deadline
        /\ IF Urgent THEN ~Busy ELSE TRUE
        /\ clk' = clk + 1
        /\ l' = [i \in Members |-> 0]
        /\ UNCHANGED <<ann, crashed, m>>

Next == Request \/ Clear \/ Tick \/ \E i \in Members : Add(i) \/ Promote(i) \/ Renew(i) \/ Crash(i) \/ Restart(i)
Spec == Init /\ [][Next]_vars

InTime == ~(clk = Deadline /\ ann = 1)
Symmetry == Permutations(Members)
==============================================================================
