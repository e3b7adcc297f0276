---- MODULE IncidentModel ----
\* gardener-1.113, migrate-hibernated-ha: the worlds of one run, and all that is possible in them but the last.
\* word has the id of each slot's value; taken is the step that led to it.
EXTENDS Naturals, Sequences, TLC
VARIABLES word, taken

Idle == [urgent |-> FALSE, does |-> <<>>]

\* 1 etcd[events]
\*   0: exists no, generation 0, requested no, timestamp 0, token 0, replicas 0, peer_tls no, revision 0, deleting
\*      no, finalizer no, observed 0, operation none, failed no, ready no, updated missing, members 0,
\*      replicas_in_status 0, unseen ()
\*   1: exists yes, generation 1, requested yes, timestamp 1, replicas 1, peer_tls yes, unseen (yes 1 yes 0 0 1 yes
\*      0 no no 0 none no no missing 0 0 ())
\*   2: exists yes, generation 1, requested yes, timestamp 1, replicas 1, peer_tls yes
\*   3: exists yes, generation 1, requested yes, timestamp 1, replicas 1, peer_tls yes, operation processing, unseen
\*      (yes 1 yes 0 0 1 yes 0 no no 0 processing no no missing 0 0 ())
\*   4: exists yes, generation 1, requested yes, timestamp 1, replicas 1, peer_tls yes, operation processing
\*   5: exists yes, generation 1, requested yes, timestamp 1, replicas 1, peer_tls yes, finalizer yes, operation
\*      processing, unseen (yes 1 yes 0 0 1 yes 0 no yes 0 processing no no missing 0 0 ())
\*   6: exists yes, generation 1, requested yes, timestamp 1, replicas 1, peer_tls yes, finalizer yes, operation
\*      processing
\*   7: exists yes, generation 1, requested yes, timestamp 1, replicas 1, peer_tls yes, finalizer yes, operation
\*      succeeded, unseen (yes 1 yes 0 0 1 yes 0 no yes 0 succeeded no no missing 0 0 ())
\*   8: exists yes, generation 1, requested yes, timestamp 1, replicas 1, peer_tls yes, finalizer yes, operation
\*      succeeded
\*   9: exists yes, generation 1, requested yes, timestamp 1, replicas 1, peer_tls yes, finalizer yes, operation
\*      succeeded, updated false, unseen (yes 1 yes 0 0 1 yes 0 no yes 0 succeeded no no missing 0 0 (); yes 1 yes 0
\*      0 1 yes 0 no yes 0 succeeded no no false 0 0 ())
\*   10: exists yes, generation 1, requested yes, timestamp 1, replicas 1, peer_tls yes, finalizer yes, operation
\*      succeeded, updated false, unseen (yes 1 yes 0 0 1 yes 0 no yes 0 succeeded no no false 0 0 ())
\*   11: exists yes, generation 1, requested yes, timestamp 1, replicas 1, peer_tls yes, finalizer yes, operation
\*      succeeded, updated false
\*   12: exists yes, generation 1, requested yes, timestamp 1, replicas 1, peer_tls yes, finalizer yes, observed 1,
\*      operation succeeded, updated false, unseen (yes 1 yes 0 0 1 yes 0 no yes 0 succeeded no no false 0 0 (); yes
\*      1 yes 0 0 1 yes 0 no yes 1 succeeded no no false 0 0 ())
\*   13: exists yes, generation 1, requested yes, timestamp 1, replicas 1, peer_tls yes, finalizer yes, observed 1,
\*      operation succeeded, updated false, unseen (yes 1 yes 0 0 1 yes 0 no yes 1 succeeded no no false 0 0 ())
\*   14: exists yes, generation 1, requested yes, timestamp 1, replicas 1, peer_tls yes, finalizer yes, observed 1,
\*      operation succeeded, updated false
\*   15: exists yes, generation 1, timestamp 1, replicas 1, peer_tls yes, finalizer yes, observed 1, operation
\*      succeeded, updated false, unseen (yes 1 yes 0 0 1 yes 0 no yes 1 succeeded no no false 0 0 (); yes 1 no 0 0
\*      1 yes 0 no yes 1 succeeded no no false 0 0 ())
\*   16: exists yes, generation 1, timestamp 1, replicas 1, peer_tls yes, finalizer yes, observed 1, operation
\*      succeeded, updated false, unseen (yes 1 no 0 0 1 yes 0 no yes 1 succeeded no no false 0 0 ())
\*   17: exists yes, generation 1, timestamp 1, replicas 1, peer_tls yes, finalizer yes, observed 1, operation
\*      succeeded, updated false
\*   18: exists yes, generation 1, timestamp 1, replicas 1, peer_tls yes, finalizer yes, observed 1, operation
\*      processing, updated false, unseen (yes 1 no 0 0 1 yes 0 no yes 1 succeeded no no false 0 0 (); yes 1 no 0 0
\*      1 yes 0 no yes 1 processing no no false 0 0 ())
\*   19: exists yes, generation 1, timestamp 1, replicas 1, peer_tls yes, finalizer yes, observed 1, operation
\*      processing, updated false, unseen (yes 1 no 0 0 1 yes 0 no yes 1 processing no no false 0 0 ())
\*   20: exists yes, generation 1, timestamp 1, replicas 1, peer_tls yes, finalizer yes, observed 1, operation
\*      processing, updated false
\*   21: exists yes, generation 1, timestamp 1, replicas 1, peer_tls yes, finalizer yes, observed 1, operation
\*      error, failed yes, updated false, unseen (yes 1 no 0 0 1 yes 0 no yes 1 error yes no false 0 0 ())
\*   22: exists yes, generation 1, timestamp 1, replicas 1, peer_tls yes, finalizer yes, observed 1, operation
\*      error, failed yes, updated false
\*   23: exists yes, generation 1, timestamp 1, replicas 1, peer_tls yes, finalizer yes, observed 1, operation
\*      error, failed yes, updated true, unseen (yes 1 no 0 0 1 yes 0 no yes 1 error yes no true 0 0 ())
\*   24: exists yes, generation 1, timestamp 1, replicas 1, peer_tls yes, finalizer yes, observed 1, operation
\*      error, failed yes, updated true
\*   25: exists yes, generation 2, requested yes, timestamp 2, peer_tls yes, finalizer yes, observed 1, operation
\*      error, failed yes, updated true, unseen (yes 2 yes 0 0 0 yes 0 no yes 1 error yes no true 0 0 ())
\*   26: exists yes, generation 2, requested yes, timestamp 2, peer_tls yes, finalizer yes, observed 1, operation
\*      error, failed yes, updated true
\*   27: exists yes, generation 2, requested yes, timestamp 2, peer_tls yes, finalizer yes, observed 1, operation
\*      processing, updated true, unseen (yes 2 yes 0 0 0 yes 0 no yes 1 processing no no true 0 0 ())
\*   28: exists yes, generation 2, requested yes, timestamp 2, peer_tls yes, finalizer yes, observed 1, operation
\*      processing, updated true
\*   29: exists yes, generation 2, requested yes, timestamp 2, peer_tls yes, finalizer yes, observed 1, operation
\*      succeeded, updated true, unseen (yes 2 yes 0 0 0 yes 0 no yes 1 succeeded no no true 0 0 ())
\*   30: exists yes, generation 2, requested yes, timestamp 2, peer_tls yes, finalizer yes, observed 1, operation
\*      succeeded, updated true
\*   31: exists yes, generation 2, requested yes, timestamp 2, peer_tls yes, finalizer yes, observed 1, operation
\*      succeeded, ready yes, updated true, members 1, unseen (yes 2 yes 0 0 0 yes 0 no yes 1 succeeded no no true 0
\*      0 (); yes 2 yes 0 0 0 yes 0 no yes 1 succeeded no yes true 1 0 ())
\*   32: exists yes, generation 2, requested yes, timestamp 2, peer_tls yes, finalizer yes, observed 1, operation
\*      succeeded, ready yes, updated true, members 1, unseen (yes 2 yes 0 0 0 yes 0 no yes 1 succeeded no yes true
\*      1 0 ())
\*   33: exists yes, generation 2, requested yes, timestamp 2, peer_tls yes, finalizer yes, observed 1, operation
\*      succeeded, updated true, members 1, unseen (yes 2 yes 0 0 0 yes 0 no yes 1 succeeded no no true 1 0 ())
\*   34: exists yes, generation 2, requested yes, timestamp 2, peer_tls yes, finalizer yes, observed 1, operation
\*      succeeded, updated true, members 1
\*   35: exists yes, generation 2, requested yes, timestamp 2, peer_tls yes, finalizer yes, observed 2, operation
\*      succeeded, updated true, members 1, unseen (yes 2 yes 0 0 0 yes 0 no yes 1 succeeded no no true 1 0 (); yes
\*      2 yes 0 0 0 yes 0 no yes 2 succeeded no no true 1 0 ())
\*   36: exists yes, generation 2, requested yes, timestamp 2, peer_tls yes, finalizer yes, observed 2, operation
\*      succeeded, updated true, members 1, unseen (yes 2 yes 0 0 0 yes 0 no yes 2 succeeded no no true 1 0 ())
\*   37: exists yes, generation 2, requested yes, timestamp 2, peer_tls yes, finalizer yes, observed 2, operation
\*      succeeded, updated true, members 1
\*   38: exists yes, generation 2, timestamp 2, peer_tls yes, finalizer yes, observed 2, operation succeeded,
\*      updated true, members 1, unseen (yes 2 yes 0 0 0 yes 0 no yes 2 succeeded no no true 1 0 (); yes 2 no 0 0 0
\*      yes 0 no yes 2 succeeded no no true 1 0 ())
\*   39: exists yes, generation 2, timestamp 2, peer_tls yes, finalizer yes, observed 2, operation succeeded,
\*      updated true, members 1, unseen (yes 2 no 0 0 0 yes 0 no yes 2 succeeded no no true 1 0 ())
\*   40: exists yes, generation 2, timestamp 2, peer_tls yes, finalizer yes, observed 2, operation succeeded,
\*      updated true, members 1
\*   41: exists yes, generation 2, timestamp 2, peer_tls yes, finalizer yes, observed 2, operation processing,
\*      updated true, members 1, unseen (yes 2 no 0 0 0 yes 0 no yes 2 succeeded no no true 1 0 (); yes 2 no 0 0 0
\*      yes 0 no yes 2 processing no no true 1 0 ())
\*   42: exists yes, generation 2, timestamp 2, peer_tls yes, finalizer yes, observed 2, operation processing,
\*      updated true, members 1, unseen (yes 2 no 0 0 0 yes 0 no yes 2 processing no no true 1 0 ())
\*   43: exists yes, generation 2, timestamp 2, peer_tls yes, finalizer yes, observed 2, operation processing,
\*      updated true, members 1
\*   44: exists yes, generation 2, timestamp 2, peer_tls yes, finalizer yes, observed 2, operation succeeded, ready
\*      yes, updated true, members 1, unseen (yes 2 no 0 0 0 yes 0 no yes 2 succeeded no yes true 1 0 ())
\*   45: exists yes, generation 2, timestamp 2, peer_tls yes, finalizer yes, observed 2, operation succeeded, ready
\*      yes, updated true, members 1
\*   46: exists yes, generation 2, requested yes, timestamp 1, peer_tls yes, finalizer yes, observed 2, operation
\*      succeeded, ready yes, updated true, members 1, unseen (yes 2 yes 0 0 0 yes 0 no yes 2 succeeded no yes true
\*      1 0 ())
\*   47: exists yes, generation 2, requested yes, timestamp 1, peer_tls yes, finalizer yes, observed 2, operation
\*      succeeded, ready yes, updated true, members 1
\*   48: exists yes, generation 2, requested yes, timestamp 1, peer_tls yes, finalizer yes, observed 2, operation
\*      processing, ready yes, updated true, members 1, unseen (yes 2 yes 0 0 0 yes 0 no yes 2 processing no yes
\*      true 1 0 ())
\*   49: exists yes, generation 2, requested yes, timestamp 1, peer_tls yes, finalizer yes, observed 2, operation
\*      processing, ready yes, updated true, members 1
\*   50: exists yes, generation 2, timestamp 1, peer_tls yes, finalizer yes, observed 2, operation succeeded, ready
\*      yes, updated true, members 1, unseen (yes 2 no 0 0 0 yes 0 no yes 2 succeeded no yes true 1 0 ())
\*   51: exists yes, generation 2, timestamp 1, peer_tls yes, finalizer yes, observed 2, operation succeeded, ready
\*      yes, updated true, members 1
\*   52: exists yes, generation 1, requested yes, timestamp 2, replicas 3, peer_tls yes, finalizer yes, observed 2,
\*      operation succeeded, ready yes, updated true, members 1, unseen (yes 1 yes 0 0 3 yes 0 no yes 2 succeeded no
\*      yes true 1 0 ())
\*   53: exists yes, generation 1, requested yes, timestamp 2, replicas 3, peer_tls yes, finalizer yes, observed 2,
\*      operation succeeded, ready yes, updated true, members 1
\*   54: exists yes, generation 1, requested yes, timestamp 2, replicas 3, peer_tls yes, finalizer yes, observed 2,
\*      operation processing, ready yes, updated true, members 1, unseen (yes 1 yes 0 0 3 yes 0 no yes 2 processing
\*      no yes true 1 0 ())
\*   55: exists yes, generation 1, requested yes, timestamp 2, replicas 3, peer_tls yes, finalizer yes, observed 2,
\*      operation processing, ready yes, updated true, members 1
\*   56: exists yes, generation 1, requested yes, timestamp 2, replicas 3, peer_tls yes, finalizer yes, observed 2,
\*      operation succeeded, updated false, members 1, unseen (yes 1 yes 0 0 3 yes 0 no yes 2 succeeded no yes true
\*      1 0 (); yes 1 yes 0 0 3 yes 0 no yes 2 succeeded no no false 1 0 ())
\*   57: exists yes, generation 1, requested yes, timestamp 2, replicas 3, peer_tls yes, finalizer yes, observed 2,
\*      operation succeeded, updated false, members 1, unseen (yes 1 yes 0 0 3 yes 0 no yes 2 succeeded no no false
\*      1 0 ())
\*   58: exists yes, generation 1, requested yes, timestamp 2, replicas 3, peer_tls yes, finalizer yes, observed 2,
\*      operation succeeded, updated false, members 1
\*   59: exists yes, generation 1, requested yes, timestamp 2, replicas 3, peer_tls yes, finalizer yes, observed 1,
\*      operation succeeded, updated false, members 1, unseen (yes 1 yes 0 0 3 yes 0 no yes 2 succeeded no no false
\*      1 0 (); yes 1 yes 0 0 3 yes 0 no yes 1 succeeded no no false 1 0 ())
\*   60: exists yes, generation 1, requested yes, timestamp 2, replicas 3, peer_tls yes, finalizer yes, observed 1,
\*      operation succeeded, updated false, members 1, unseen (yes 1 yes 0 0 3 yes 0 no yes 1 succeeded no no false
\*      1 0 ())
\*   61: exists yes, generation 1, requested yes, timestamp 2, replicas 3, peer_tls yes, finalizer yes, observed 1,
\*      operation succeeded, updated false, members 1
\*   62: exists yes, generation 1, timestamp 2, replicas 3, peer_tls yes, finalizer yes, observed 1, operation
\*      succeeded, updated false, members 1, unseen (yes 1 yes 0 0 3 yes 0 no yes 1 succeeded no no false 1 0 ();
\*      yes 1 no 0 0 3 yes 0 no yes 1 succeeded no no false 1 0 ())
\*   63: exists yes, generation 1, timestamp 2, replicas 3, peer_tls yes, finalizer yes, observed 1, operation
\*      succeeded, updated false, members 1, unseen (yes 1 no 0 0 3 yes 0 no yes 1 succeeded no no false 1 0 ())
\*   64: exists yes, generation 1, timestamp 2, replicas 3, peer_tls yes, finalizer yes, observed 1, operation
\*      succeeded, updated false, members 1
\*   65: exists yes, generation 1, timestamp 2, replicas 3, peer_tls yes, finalizer yes, observed 1, operation
\*      processing, updated false, members 1, unseen (yes 1 no 0 0 3 yes 0 no yes 1 succeeded no no false 1 0 ();
\*      yes 1 no 0 0 3 yes 0 no yes 1 processing no no false 1 0 ())
\*   66: exists yes, generation 1, timestamp 2, replicas 3, peer_tls yes, finalizer yes, observed 1, operation
\*      processing, updated false, members 1, unseen (yes 1 no 0 0 3 yes 0 no yes 1 processing no no false 1 0 ())
\*   67: exists yes, generation 1, timestamp 2, replicas 3, peer_tls yes, finalizer yes, observed 1, operation
\*      processing, updated false, members 1
\*   68: exists yes, generation 1, timestamp 2, replicas 3, peer_tls yes, finalizer yes, observed 1, operation
\*      requeue, updated false, members 1, unseen (yes 1 no 0 0 3 yes 0 no yes 1 processing no no false 1 0 (); yes
\*      1 no 0 0 3 yes 0 no yes 1 requeue no no false 1 0 ())
\*   69: exists yes, generation 1, timestamp 2, replicas 3, peer_tls yes, finalizer yes, observed 1, operation
\*      requeue, updated false, members 1, unseen (yes 1 no 0 0 3 yes 0 no yes 1 requeue no no false 1 0 ())
\*   70: exists yes, generation 1, timestamp 2, replicas 3, peer_tls yes, finalizer yes, observed 1, operation
\*      requeue, updated false, members 1
\*   71: exists yes, generation 1, timestamp 2, replicas 3, peer_tls yes, finalizer yes, observed 1, operation
\*      requeue, updated false, members 2, unseen (yes 1 no 0 0 3 yes 0 no yes 1 requeue no no false 2 0 ())
\*   72: exists yes, generation 1, timestamp 2, replicas 3, peer_tls yes, finalizer yes, observed 1, operation
\*      requeue, updated false, members 2
\*   73: exists yes, generation 1, requested yes, timestamp 1, replicas 3, peer_tls yes, finalizer yes, observed 1,
\*      operation requeue, updated false, members 2, unseen (yes 1 yes 0 0 3 yes 0 no yes 1 requeue no no false 2 0
\*      ())
\*   74: exists yes, generation 1, requested yes, timestamp 1, replicas 3, peer_tls yes, finalizer yes, observed 1,
\*      operation requeue, updated false, members 2
\*   75: exists yes, generation 1, requested yes, timestamp 1, replicas 3, peer_tls yes, finalizer yes, observed 1,
\*      operation processing, updated false, members 2, unseen (yes 1 yes 0 0 3 yes 0 no yes 1 processing no no
\*      false 2 0 ())
\*   76: exists yes, generation 1, requested yes, timestamp 1, replicas 3, peer_tls yes, finalizer yes, observed 1,
\*      operation processing, updated false, members 2
\*   77: exists yes, generation 1, requested yes, timestamp 2, replicas 3, peer_tls yes, finalizer yes, observed 1,
\*      operation requeue, updated false, members 2, unseen (yes 1 yes 0 0 3 yes 0 no yes 1 requeue no no false 2 0
\*      ())
\*   78: exists yes, generation 1, requested yes, timestamp 2, replicas 3, peer_tls yes, finalizer yes, observed 1,
\*      operation processing, updated false, members 2, unseen (yes 1 yes 0 0 3 yes 0 no yes 1 processing no no
\*      false 2 0 (); yes 1 yes 0 0 3 yes 0 no yes 1 processing no no false 2 0 ())
\*   79: exists yes, generation 1, requested yes, timestamp 2, replicas 3, peer_tls yes, finalizer yes, observed 1,
\*      operation processing, updated false, members 2, unseen (yes 1 yes 0 0 3 yes 0 no yes 1 processing no no
\*      false 2 0 ())
\*   80: exists yes, generation 1, requested yes, timestamp 2, replicas 3, peer_tls yes, finalizer yes, observed 1,
\*      operation requeue, updated false, members 2, unseen (yes 1 yes 0 0 3 yes 0 no yes 1 requeue no no false 2 0
\*      (); yes 1 yes 0 0 3 yes 0 no yes 1 requeue no no false 2 0 ())
\*   81: exists yes, generation 1, requested yes, timestamp 2, replicas 3, peer_tls yes, finalizer yes, observed 1,
\*      operation requeue, updated false, members 2
\*   82: exists yes, generation 1, requested yes, timestamp 2, replicas 3, peer_tls yes, finalizer yes, observed 1,
\*      operation processing, updated false, members 2
\* 2 gardenlet_cache[events]
\*   0: seen.exists no, seen.generation 0, seen.requested no, seen.timestamp 0, seen.token 0, seen.replicas 0,
\*      seen.peer_tls no, seen.revision 0, seen.deleting no, seen.finalizer no, seen.observed 0, seen.operation
\*      none, seen.failed no, seen.ready no, seen.updated missing, seen.members 0, seen.replicas_in_status 0,
\*      seen.unseen (), stalled no, age 0
\*   1: seen.exists yes, seen.generation 1, seen.requested yes, seen.timestamp 1, seen.replicas 1, seen.peer_tls yes
\*   2: seen.exists yes, seen.generation 1, seen.requested yes, seen.timestamp 1, seen.replicas 1, seen.peer_tls
\*      yes, seen.updated false
\*   3: seen.exists yes, seen.generation 1, seen.requested yes, seen.timestamp 1, seen.replicas 1, seen.peer_tls
\*      yes, seen.observed 1, seen.updated false
\*   4: seen.exists yes, seen.generation 1, seen.timestamp 1, seen.replicas 1, seen.peer_tls yes, seen.observed 1,
\*      seen.updated false
\*   5: seen.exists yes, seen.generation 1, seen.timestamp 1, seen.replicas 1, seen.peer_tls yes, seen.observed 1,
\*      seen.failed yes, seen.updated false
\*   6: seen.exists yes, seen.generation 1, seen.timestamp 1, seen.replicas 1, seen.peer_tls yes, seen.observed 1,
\*      seen.failed yes, seen.updated true
\*   7: seen.exists yes, seen.generation 2, seen.requested yes, seen.timestamp 2, seen.peer_tls yes, seen.observed
\*      1, seen.failed yes, seen.updated true
\*   8: seen.exists yes, seen.generation 2, seen.requested yes, seen.timestamp 2, seen.peer_tls yes, seen.observed
\*      1, seen.updated true
\*   9: seen.exists yes, seen.generation 2, seen.requested yes, seen.timestamp 2, seen.peer_tls yes, seen.observed
\*      2, seen.updated true
\*   10: seen.exists yes, seen.generation 2, seen.timestamp 2, seen.peer_tls yes, seen.observed 2, seen.updated true
\*   11: seen.exists yes, seen.generation 2, seen.timestamp 2, seen.peer_tls yes, seen.observed 2, seen.ready yes,
\*      seen.updated true
\*   12: seen.exists yes, seen.generation 2, seen.requested yes, seen.timestamp 1, seen.peer_tls yes, seen.observed
\*      2, seen.ready yes, seen.updated true
\*   13: seen.exists yes, seen.generation 2, seen.timestamp 1, seen.peer_tls yes, seen.observed 2, seen.ready yes,
\*      seen.updated true
\*   14: seen.exists yes, seen.generation 1, seen.requested yes, seen.timestamp 2, seen.replicas 3, seen.peer_tls
\*      yes, seen.observed 2, seen.ready yes, seen.updated true
\*   15: seen.exists yes, seen.generation 1, seen.requested yes, seen.timestamp 2, seen.replicas 3, seen.peer_tls
\*      yes, seen.observed 2, seen.updated false
\*   16: seen.exists yes, seen.generation 1, seen.requested yes, seen.timestamp 2, seen.replicas 3, seen.peer_tls
\*      yes, seen.observed 1, seen.updated false
\*   17: seen.exists yes, seen.generation 1, seen.timestamp 2, seen.replicas 3, seen.peer_tls yes, seen.observed 1,
\*      seen.updated false
\*   18: seen.exists yes, seen.generation 1, seen.requested yes, seen.timestamp 1, seen.replicas 3, seen.peer_tls
\*      yes, seen.observed 1, seen.updated false
\* 3 gardenlet_flow
\*   0: step resting, flow 0, task 0, done 0, tried no, revision 0, age 0, elapsed 0
\*   1: step deploying
\*   2: step deploying, done 2
\*   3: step deploying, done 1
\*   4: step working, task 1
\*   5: step working, task 1, elapsed 1
\*   6: step working, task 1, elapsed 2
\*   7: step working, task 1, elapsed 3
\*   8: step working, task 1, elapsed 4
\*   9: step scaling, task 2
\*   10: step working, task 1, elapsed 5
\*   11: step scaling, task 2, done 1
\*   12: step scaling, task 2, tried yes
\*   13: step waiting, task 3
\*   14: step waiting, task 3, done 1
\*   15: step waiting, task 3, done 1, elapsed 1
\*   16: flow 1
\*   17: flow 1, age 1
\*   18: flow 1, age 2
\*   19: flow 1, age 3
\*   20: flow 1, age 4
\*   21: flow 1, age 5
\*   22: flow 1, age 6
\*   23: step deploying, flow 1
\*   24: step deploying, flow 1, done 2
\*   25: step deploying, flow 1, done 1
\*   26: step scaling, flow 1, task 1
\*   27: step scaling, flow 1, task 1, done 1
\*   28: step scaling, flow 1, task 1, tried yes
\*   29: step scaling, flow 1, task 1, tried yes, age 1, elapsed 1
\*   30: step scaling, flow 1, task 1, done 1, tried yes, age 1, elapsed 1
\*   31: step scaling, flow 1, task 1, tried yes, elapsed 1
\*   32: step scaling, flow 1, task 1, tried yes, age 1, elapsed 2
\*   33: step scaling, flow 1, task 1, done 1, tried yes, age 1, elapsed 2
\*   34: step scaling, flow 1, task 1, tried yes, elapsed 2
\*   35: step scaling, flow 1, task 1, tried yes, age 1, elapsed 3
\*   36: step scaling, flow 1, task 1, done 1, tried yes, age 1, elapsed 3
\*   37: step scaling, flow 1, task 1, tried yes, elapsed 3
\*   38: step waiting, flow 1, task 2
\*   39: step waiting, flow 1, task 2, done 1
\*   40: step waiting, flow 1, task 2, elapsed 1
\*   41: step waiting, flow 1, task 2, done 1, elapsed 1
\*   42: step waiting, flow 1, task 2, done 1, elapsed 2
\*   43: step waiting, flow 1, task 2, done 1, elapsed 3
\*   44: step waiting, flow 1, task 2, done 1, elapsed 4
\*   45: step waiting, flow 1, task 2, done 1, elapsed 5
\*   46: step waiting, flow 1, task 2, done 1, elapsed 6
\*   47: step waiting, flow 1, task 2, done 1, elapsed 7
\*   48: step waiting, flow 1, task 2, done 1, elapsed 8
\*   49: step waiting, flow 1, task 2, done 1, elapsed 9
\*   50: step waiting, flow 1, task 2, done 1, elapsed 10
\*   51: step waiting, flow 1, task 2, done 1, elapsed 11
\*   52: step waiting, flow 1, task 2, done 1, elapsed 12
\*   53: step waiting, flow 1, task 2, done 1, elapsed 13
\*   54: step waiting, flow 1, task 2, done 1, elapsed 14
\*   55: step waiting, flow 1, task 2, done 1, elapsed 15
\*   56: step waiting, flow 1, task 2, done 1, elapsed 16
\*   57: step waiting, flow 1, task 2, done 1, elapsed 17
\*   58: step waiting, flow 1, task 2, done 1, elapsed 18
\*   59: step waiting, flow 1, task 2, done 1, elapsed 19
\*   60: step waiting, flow 1, task 2, done 1, elapsed 20
\*   61: step waiting, flow 1, task 2, done 1, elapsed 21
\*   62: step waiting, flow 1, task 2, done 1, elapsed 22
\*   63: step waiting, flow 1, task 2, done 1, elapsed 23
\*   64: step waiting, flow 1, task 2, done 1, elapsed 24
\*   65: step waiting, flow 1, task 2, done 1, elapsed 25
\*   66: step waiting, flow 1, task 2, done 1, elapsed 26
\*   67: step waiting, flow 1, task 2, done 1, elapsed 27
\*   68: step waiting, flow 1, task 2, done 1, elapsed 28
\*   69: step waiting, flow 1, task 2, done 1, elapsed 29
\*   70: step waiting, flow 1, task 2, done 1, elapsed 30
\*   71: step waiting, flow 1, task 2, done 1, elapsed 31
\*   72: step waiting, flow 1, task 2, done 1, elapsed 32
\*   73: step waiting, flow 1, task 2, done 1, elapsed 33
\*   74: step waiting, flow 1, task 2, done 1, elapsed 34
\*   75: step waiting, flow 1, task 2, done 1, elapsed 35
\*   76: step waiting, flow 1, task 2, done 1, elapsed 36
\*   77: step waiting, flow 1, task 2, done 1, elapsed 37
\*   78: step waiting, flow 1, task 2, done 1, elapsed 38
\*   79: step waiting, flow 1, task 2, done 1, elapsed 39
\*   80: step waiting, flow 1, task 2, done 1, elapsed 40
\*   81: step waiting, flow 1, task 2, done 1, elapsed 41
\*   82: step waiting, flow 1, task 2, done 1, elapsed 42
\*   83: step waiting, flow 1, task 2, done 1, elapsed 43
\*   84: step waiting, flow 1, task 2, done 1, elapsed 44
\*   85: step waiting, flow 1, task 2, done 1, elapsed 45
\*   86: step waiting, flow 1, task 2, done 1, elapsed 46
\*   87: step waiting, flow 1, task 2, done 1, elapsed 47
\*   88: step waiting, flow 1, task 2, done 1, elapsed 48
\*   89: step waiting, flow 1, task 2, done 1, elapsed 49
\*   90: step waiting, flow 1, task 2, done 1, elapsed 50
\*   91: step waiting, flow 1, task 2, done 1, elapsed 51
\*   92: step waiting, flow 1, task 2, done 1, elapsed 52
\*   93: step waiting, flow 1, task 2, done 1, elapsed 53
\*   94: step waiting, flow 1, task 2, done 1, elapsed 54
\*   95: step waiting, flow 1, task 2, done 1, elapsed 55
\*   96: step waiting, flow 1, task 2, done 1, elapsed 56
\*   97: step waiting, flow 1, task 2, done 1, elapsed 57
\*   98: step waiting, flow 1, task 2, done 1, elapsed 58
\*   99: step waiting, flow 1, task 2, done 1, elapsed 59
\*   100: step waiting, flow 1, task 2, done 1, elapsed 60
\*   101: flow 1, tried yes
\*   102: flow 1, tried yes, age 1
\*   103: step scaling, flow 1, task 1, tried yes, age 1, elapsed 4
\*   104: step scaling, flow 1, task 1, done 1, tried yes, age 1, elapsed 4
\*   105: step scaling, flow 1, task 1, tried yes, elapsed 4
\*   106: step scaling, flow 1, task 1, tried yes, age 1, elapsed 5
\*   107: step scaling, flow 1, task 1, done 1, tried yes, age 1, elapsed 5
\*   108: step scaling, flow 1, task 1, tried yes, elapsed 5
\*   109: step scaling, flow 1, task 1, tried yes, age 1, elapsed 6
\*   110: step scaling, flow 1, task 1, done 1, tried yes, age 1, elapsed 6
\*   111: step scaling, flow 1, task 1, tried yes, elapsed 6
\*   112: step deploying, elapsed 1
\*   113: step deploying, done 1, elapsed 1
\*   114: step working, task 1, elapsed 6
\*   115: step scaling, task 2, elapsed 1
\*   116: step scaling, task 2, done 1, elapsed 1
\*   117: step waiting, task 3, elapsed 1
\*   118: step waiting, task 3, done 1, elapsed 2
\*   119: step deploying, flow 1, elapsed 1
\*   120: step deploying, flow 1, done 1, elapsed 1
\*   121: step scaling, flow 1, task 1, elapsed 1
\*   122: step waiting, flow 1, task 2, elapsed 2
\*   123: step scaling, flow 1, task 1, done 1, elapsed 1
\* 4 botanist[events]
\*   0: expected 0, polled no, age 0
\*   1: expected 1
\*   2: expected 2
\*   3: expected 2, polled yes
\*   4: expected 2, polled yes, age 1
\* 5 druid_cache[events]
\*   0: seen.exists no, seen.generation 0, seen.requested no, seen.timestamp 0, seen.token 0, seen.replicas 0,
\*      seen.peer_tls no, seen.revision 0, seen.deleting no, seen.finalizer no, seen.observed 0, seen.operation
\*      none, seen.failed no, seen.ready no, seen.updated missing, seen.members 0, seen.replicas_in_status 0,
\*      seen.unseen (), stalled no, age 0
\*   1: seen.exists yes, seen.generation 1, seen.requested yes, seen.replicas 1, seen.peer_tls yes
\*   2: seen.exists yes, seen.generation 1, seen.requested yes, seen.replicas 1, seen.peer_tls yes, seen.operation
\*      processing
\*   3: seen.exists yes, seen.generation 1, seen.requested yes, seen.replicas 1, seen.peer_tls yes, seen.finalizer
\*      yes, seen.operation processing
\*   4: seen.exists yes, seen.generation 1, seen.requested yes, seen.replicas 1, seen.peer_tls yes, seen.finalizer
\*      yes, seen.operation succeeded
\*   5: seen.exists yes, seen.generation 1, seen.requested yes, seen.replicas 1, seen.peer_tls yes, seen.finalizer
\*      yes, seen.operation succeeded, seen.updated false
\*   6: seen.exists yes, seen.generation 1, seen.requested yes, seen.replicas 1, seen.peer_tls yes, seen.finalizer
\*      yes, seen.observed 1, seen.operation succeeded, seen.updated false
\*   7: seen.exists yes, seen.generation 1, seen.replicas 1, seen.peer_tls yes, seen.finalizer yes, seen.observed 1,
\*      seen.operation succeeded, seen.updated false
\*   8: seen.exists yes, seen.generation 1, seen.replicas 1, seen.peer_tls yes, seen.finalizer yes, seen.observed 1,
\*      seen.operation processing, seen.updated false
\*   9: seen.exists yes, seen.generation 1, seen.replicas 1, seen.peer_tls yes, seen.finalizer yes, seen.observed 1,
\*      seen.operation error, seen.failed yes, seen.updated false
\*   10: seen.exists yes, seen.generation 1, seen.replicas 1, seen.peer_tls yes, seen.finalizer yes, seen.observed
\*      1, seen.operation error, seen.failed yes, seen.updated true
\*   11: seen.exists yes, seen.generation 2, seen.requested yes, seen.peer_tls yes, seen.finalizer yes,
\*      seen.observed 1, seen.operation error, seen.failed yes, seen.updated true
\*   12: seen.exists yes, seen.generation 2, seen.requested yes, seen.peer_tls yes, seen.finalizer yes,
\*      seen.observed 1, seen.operation processing, seen.updated true
\*   13: seen.exists yes, seen.generation 2, seen.requested yes, seen.peer_tls yes, seen.finalizer yes,
\*      seen.observed 1, seen.operation succeeded, seen.updated true
\*   14: seen.exists yes, seen.generation 2, seen.requested yes, seen.peer_tls yes, seen.finalizer yes,
\*      seen.observed 1, seen.operation succeeded, seen.updated true, seen.members 1
\*   15: seen.exists yes, seen.generation 2, seen.requested yes, seen.peer_tls yes, seen.finalizer yes,
\*      seen.observed 2, seen.operation succeeded, seen.updated true, seen.members 1
\*   16: seen.exists yes, seen.generation 2, seen.peer_tls yes, seen.finalizer yes, seen.observed 2, seen.operation
\*      succeeded, seen.updated true, seen.members 1
\*   17: seen.exists yes, seen.generation 2, seen.peer_tls yes, seen.finalizer yes, seen.observed 2, seen.operation
\*      processing, seen.updated true, seen.members 1
\*   18: seen.exists yes, seen.generation 2, seen.peer_tls yes, seen.finalizer yes, seen.observed 2, seen.operation
\*      succeeded, seen.ready yes, seen.updated true, seen.members 1
\*   19: seen.exists yes, seen.generation 2, seen.requested yes, seen.peer_tls yes, seen.finalizer yes,
\*      seen.observed 2, seen.operation succeeded, seen.ready yes, seen.updated true, seen.members 1
\*   20: seen.exists yes, seen.generation 2, seen.requested yes, seen.peer_tls yes, seen.finalizer yes,
\*      seen.observed 2, seen.operation processing, seen.ready yes, seen.updated true, seen.members 1
\*   21: seen.exists yes, seen.generation 1, seen.requested yes, seen.replicas 3, seen.peer_tls yes, seen.finalizer
\*      yes, seen.observed 2, seen.operation succeeded, seen.ready yes, seen.updated true, seen.members 1
\*   22: seen.exists yes, seen.generation 1, seen.requested yes, seen.replicas 3, seen.peer_tls yes, seen.finalizer
\*      yes, seen.observed 2, seen.operation processing, seen.ready yes, seen.updated true, seen.members 1
\*   23: seen.exists yes, seen.generation 1, seen.requested yes, seen.replicas 3, seen.peer_tls yes, seen.finalizer
\*      yes, seen.observed 2, seen.operation succeeded, seen.updated false, seen.members 1
\*   24: seen.exists yes, seen.generation 1, seen.requested yes, seen.replicas 3, seen.peer_tls yes, seen.finalizer
\*      yes, seen.observed 1, seen.operation succeeded, seen.updated false, seen.members 1
\*   25: seen.exists yes, seen.generation 1, seen.replicas 3, seen.peer_tls yes, seen.finalizer yes, seen.observed
\*      1, seen.operation succeeded, seen.updated false, seen.members 1
\*   26: seen.exists yes, seen.generation 1, seen.replicas 3, seen.peer_tls yes, seen.finalizer yes, seen.observed
\*      1, seen.operation processing, seen.updated false, seen.members 1
\*   27: seen.exists yes, seen.generation 1, seen.replicas 3, seen.peer_tls yes, seen.finalizer yes, seen.observed
\*      1, seen.operation requeue, seen.updated false, seen.members 1
\*   28: seen.exists yes, seen.generation 1, seen.replicas 3, seen.peer_tls yes, seen.finalizer yes, seen.observed
\*      1, seen.operation requeue, seen.updated false, seen.members 2
\*   29: seen.exists yes, seen.generation 1, seen.requested yes, seen.replicas 3, seen.peer_tls yes, seen.finalizer
\*      yes, seen.observed 1, seen.operation requeue, seen.updated false, seen.members 2
\*   30: seen.exists yes, seen.generation 1, seen.requested yes, seen.replicas 3, seen.peer_tls yes, seen.finalizer
\*      yes, seen.observed 1, seen.operation processing, seen.updated false, seen.members 2
\* 6 druid_metadata_cache[events]
\*   0: seen.exists no, seen.generation 0, seen.requested no, seen.timestamp 0, seen.token 0, seen.replicas 0,
\*      seen.peer_tls no, seen.revision 0, seen.deleting no, seen.finalizer no, seen.observed 0, seen.operation
\*      none, seen.failed no, seen.ready no, seen.updated missing, seen.members 0, seen.replicas_in_status 0,
\*      seen.unseen (), stalled no, age 0
\*   1: seen.exists yes, seen.generation 1, seen.requested yes, seen.replicas 1, seen.peer_tls yes
\*   2: seen.exists yes, seen.generation 1, seen.requested yes, seen.replicas 1, seen.peer_tls yes, seen.operation
\*      processing
\*   3: seen.exists yes, seen.requested yes, seen.finalizer yes
\*   4: seen.exists yes, seen.finalizer yes
\* 7 druid_run[events]
\*   0: step idle, spec no, retry periodic, completing no, generation 0, token 0, kept 0, object.exists no,
\*      object.generation 0, object.requested no, object.timestamp 0, object.token 0, object.replicas 0,
\*      object.peer_tls no, object.revision 0, object.deleting no, object.finalizer no, object.observed 0,
\*      object.operation none, object.failed no, object.ready no, object.updated missing, object.members 0,
\*      object.replicas_in_status 0, object.unseen (), age 0
\*   1: step record-start, spec yes
\*   2: step ensure-finalizer, spec yes
\*   3: step record-incomplete, spec yes, retry error
\*   4: step sync, spec yes
\*   5: step record-success, spec yes
\*   6: step reconcile-status, spec yes
\*   7: step update-observed-generation, spec yes
\*   8: step remove-annotation, spec yes
\*   9: step finish, spec yes
\*   10: step reconcile-status, spec yes, retry error
\*   11: step finish, spec yes, retry error
\*   12: step reconcile-status
\*   13: step finish
\*   14: step record-incomplete, spec yes, retry again
\*   15: step reconcile-status, spec yes, retry again
\*   16: step finish, spec yes, retry again
\* 8 lease_cache[events]
\*   0: holder 0, tls 0
\*   1: holder 1, tls 1
\*   2: holder 3, tls 3
\* 9 sts_cache[events]
\*   0: exists no, replicas 0, template.size 1, template.peer_tls no, template.revision 0, template.old_labels no,
\*      built 0, counted yes, created 0, updated 0, ready 0, rolling no, scaled_up no, old_selector no, orphaned no
\*   1: exists yes, replicas 1, template.peer_tls yes, counted no
\*   2: exists yes, replicas 1, template.peer_tls yes, created 1, updated 1
\*   3: exists yes, replicas 1, template.peer_tls yes, created 1, updated 1, ready 1
\*   4: exists yes, template.size 0, template.peer_tls yes, counted no, created 1, updated 1, ready 1, rolling yes
\*   5: exists yes, template.size 0, template.peer_tls yes, created 1, ready 1, rolling yes
\*   6: exists yes, template.size 0, template.peer_tls yes, created 1, rolling yes
\*   7: exists yes, template.size 0, template.peer_tls yes
\*   8: exists yes, replicas 3, template.size 3, template.peer_tls yes, counted no, rolling yes
\*   9: exists yes, replicas 3, template.size 3, template.peer_tls yes, created 3, updated 3, rolling yes
\*   10: exists yes, replicas 3, template.size 3, template.peer_tls yes, created 3, updated 3, ready 1, rolling yes
\*   11: exists yes, replicas 3, template.size 3, template.peer_tls yes, created 3, updated 3, ready 2, rolling yes
\* 10 druid_queue[events]
\*   0: queued no, later never, failures 0, age 0
\*   1: queued yes
\*   2: queued yes, later periodic
\*   3: later periodic
\*   4: queued yes, later error, failures 1
\*   5: queued yes, failures 1
\*   6: later error, failures 1
\*   7: later error
\*   8: later periodic, age 1
\*   9: later periodic, age 2
\*   10: later periodic, age 3
\*   11: queued yes, later periodic, age 2
\*   12: queued yes, later periodic, age 3
\*   13: queued yes, later again
\*   14: later again
\*   15: later again, age 1
\*   16: later again, age 2
\*   17: queued yes, later periodic, age 1
\*   18: queued yes, later again, age 1
\* 11 sts[events]
\*   0: exists no, replicas 0, template.size 1, template.peer_tls no, template.revision 0, template.old_labels no,
\*      built 0, counted yes, created 0, updated 0, ready 0, rolling no, scaled_up no, old_selector no, orphaned no
\*   1: exists yes, replicas 1, template.peer_tls yes, built 1, counted no
\*   2: exists yes, replicas 1, template.peer_tls yes, built 1
\*   3: exists yes, replicas 1, template.peer_tls yes, built 1, created 1, updated 1
\*   4: exists yes, replicas 1, template.peer_tls yes, built 1, created 1, updated 1, ready 1
\*   5: exists yes, template.size 0, template.peer_tls yes, built 2, counted no, created 1, updated 1, ready 1,
\*      rolling yes
\*   6: exists yes, template.size 0, template.peer_tls yes, built 2, created 1, ready 1, rolling yes
\*   7: exists yes, template.size 0, template.peer_tls yes, built 2, created 1, rolling yes
\*   8: exists yes, template.size 0, template.peer_tls yes, built 2
\*   9: exists yes, replicas 3, template.size 3, template.peer_tls yes, built 1, counted no, rolling yes
\*   10: exists yes, replicas 3, template.size 3, template.peer_tls yes, built 1, rolling yes
\*   11: exists yes, replicas 3, template.size 3, template.peer_tls yes, built 1, created 1, updated 1, rolling yes
\*   12: exists yes, replicas 3, template.size 3, template.peer_tls yes, built 1, created 2, updated 2, rolling yes
\*   13: exists yes, replicas 3, template.size 3, template.peer_tls yes, built 1, created 3, updated 3, rolling yes
\*   14: exists yes, replicas 3, template.size 3, template.peer_tls yes, built 1, created 3, updated 3, ready 1,
\*      rolling yes
\*   15: exists yes, replicas 3, template.size 3, template.peer_tls yes, built 1, created 3, updated 3, ready 2,
\*      rolling yes
\* 12 custodian[events]
\*   0: seen.exists no, seen.replicas 0, seen.template.size 1, seen.template.peer_tls no, seen.template.revision 0,
\*      seen.template.old_labels no, seen.built 0, seen.counted yes, seen.created 0, seen.updated 0, seen.ready 0,
\*      seen.rolling no, seen.scaled_up no, seen.old_selector no, seen.orphaned no
\* 13 pod[events,0]
\*   0: step absent, template.size 1, template.peer_tls no, template.revision 0, template.old_labels no, ready no,
\*      age 0
\*   1: step pending, template.peer_tls yes
\*   2: step running, template.peer_tls yes
\*   3: step running, template.peer_tls yes, age 1
\*   4: step running, template.peer_tls yes, age 2
\*   5: step running, template.peer_tls yes, age 3
\*   6: step probed, template.peer_tls yes
\*   7: step probed, template.peer_tls yes, ready yes
\*   8: step terminating, template.peer_tls yes
\*   9: step pending, template.size 3, template.peer_tls yes
\*   10: step running, template.size 3, template.peer_tls yes
\*   11: step running, template.size 3, template.peer_tls yes, age 1
\*   12: step running, template.size 3, template.peer_tls yes, age 2
\*   13: step running, template.size 3, template.peer_tls yes, age 3
\*   14: step probed, template.size 3, template.peer_tls yes
\*   15: step probed, template.size 3, template.peer_tls yes, ready yes
\*   16: step pending, template.peer_tls yes, age 1
\*   17: step terminating, template.peer_tls yes, age 1
\*   18: step pending, template.size 3, template.peer_tls yes, age 1
\* 14 pod[events,1]
\*   0: step absent, template.size 1, template.peer_tls no, template.revision 0, template.old_labels no, ready no,
\*      age 0
\*   1: step pending, template.size 3, template.peer_tls yes
\*   2: step running, template.size 3, template.peer_tls yes
\*   3: step pending, template.size 3, template.peer_tls yes, age 1
\*   4: step pending, template.size 3, template.peer_tls yes, age 2
\*   5: step pending, template.size 3, template.peer_tls yes, age 3
\*   6: step pending, template.size 3, template.peer_tls yes, age 4
\*   7: step running, template.size 3, template.peer_tls yes, age 1
\*   8: step running, template.size 3, template.peer_tls yes, age 2
\*   9: step running, template.size 3, template.peer_tls yes, age 3
\*   10: step probed, template.size 3, template.peer_tls yes
\*   11: step probed, template.size 3, template.peer_tls yes, ready yes
\* 15 pod[events,2]
\*   0: step absent, template.size 1, template.peer_tls no, template.revision 0, template.old_labels no, ready no,
\*      age 0
\*   1: step pending, template.size 3, template.peer_tls yes
\*   2: step running, template.size 3, template.peer_tls yes
\*   3: step running, template.size 3, template.peer_tls yes, age 1
\*   4: step running, template.size 3, template.peer_tls yes, age 2
\*   5: step running, template.size 3, template.peer_tls yes, age 3
\*   6: step probed, template.size 3, template.peer_tls yes
\*   7: step pending, template.size 3, template.peer_tls yes, age 1
\* 16 member[events,0]
\*   0: step down, data none, short no, age 0
\*   1: step started, data solo
\*   2: step serving, data solo
\*   3: step serving, data solo, age 1
\*   4: step serving, data solo, age 2
\*   5: data solo
\*   6: step started, data solo, age 1
\* 17 member[events,1]
\*   0: step down, data none, short no, age 0
\*   1: step started, data solo
\*   2: step serving, data solo
\*   3: step serving, data solo, age 1
\*   4: step serving, data solo, age 2
\*   5: step started, data solo, age 1
\* 18 member[events,2]
\*   0: step down, data none, short no, age 0
\*   1: step started, data full
\*   2: step started, data full, age 1
\*   3: step started, data full, age 2
\*   4: step started, data full, age 3
\*   5: step started, data full, age 4
\*   6: step started, data full, age 5
\*   7: step started, data full, age 6
\*   8: step started, data full, age 7
\* 19 sidecar[events,0]
\*   0: step off, lost 0, known no, tries 0, busy 0, initial 0, existing no, waited no, age 0
\*   1: step validating
\*   2: step listing
\*   3: step listing, age 1
\*   4: step asking, initial 1, waited yes, age 1
\*   5: step listing, age 2
\*   6: step asking, initial 1, waited yes, age 2
\*   7: step starting, initial 1
\*   8: step awaiting
\*   9: step checking
\*   10: step looping
\*   11: step looping, age 1
\*   12: step looping, age 2
\*   13: step looping, age 3
\*   14: step searching
\*   15: step searching, age 1
\*   16: step searching, age 2
\*   17: step searching, age 3
\*   18: step searching, age 4
\*   19: step searching, age 5
\*   20: step searching, age 6
\*   21: step validating, lost 1, known yes, age 6
\*   22: step searching, age 7
\*   23: step validating, lost 1, known yes, age 7
\*   24: step listing, lost 1, known yes, age 7
\*   25: step listing, lost 1, known yes, age 8
\*   26: step asking, lost 1, known yes, initial 7, waited yes, age 8
\*   27: step listing, lost 1, known yes, age 9
\*   28: step asking, lost 1, known yes, initial 7, waited yes, age 9
\*   29: step asking, lost 1, known yes, initial 7, waited yes, age 10
\*   30: step asking, lost 1, known yes, initial 7, waited yes, age 11
\*   31: step asking, lost 1, known yes, initial 7, waited yes, age 12
\*   32: step asking, lost 1, known yes, initial 7, waited yes, age 13
\*   33: step asking, lost 1, known yes, initial 7, waited yes, age 14
\*   34: step starting, initial 7
\*   35: step asking, lost 1, known yes, initial 7, waited yes, age 15
\*   36: step starting, initial 7, age 1
\*   37: step checking, age 1
\*   38: step asking, initial 1, waited yes, age 3
\*   39: step starting, initial 1, age 1
\*   40: step searching, age 8
\*   41: step checking, age 2
\* 20 sidecar[events,1]
\*   0: step off, lost 0, known no, tries 0, busy 0, initial 0, existing no, waited no, age 0
\*   1: step searching
\*   2: step searching, age 1
\*   3: step searching, age 2
\*   4: step searching, age 3
\*   5: step searching, age 4
\*   6: step searching, age 5
\*   7: step searching, age 6
\*   8: step searching-again, lost 1, age 6
\*   9: step searching, age 7
\*   10: step searching-again, lost 1, age 7
\*   11: step searching-again, lost 1, age 8
\*   12: step searching-again, lost 1, age 9
\*   13: step searching-again, lost 1, age 10
\*   14: step searching-again, lost 1, age 11
\*   15: step searching-again, lost 1, age 12
\*   16: step searching-again, lost 1, age 13
\*   17: step validating, lost 2, age 13
\*   18: step adding
\*   19: step searching-again, lost 1, age 14
\*   20: step listing
\*   21: step asking, initial 3
\*   22: step reconnecting, initial 3
\*   23: step starting, initial 3, existing yes
\*   24: step awaiting
\*   25: step starting, initial 3, existing yes, age 1
\*   26: step checking, known yes
\*   27: step checking, known yes, age 1
\*   28: step checking, known yes, age 2
\*   29: step checking, known yes, age 3
\*   30: step checking, known yes, age 4
\*   31: step looping
\*   32: step looping, age 1
\*   33: step looping, age 2
\*   34: step looping, age 3
\*   35: step searching, age 8
\*   36: step searching-again, lost 1, age 15
\*   37: step listing, age 1
\*   38: step asking, initial 3, age 1
\*   39: step reconnecting, initial 3, age 1
\*   40: step checking, known yes, age 5
\* 21 sidecar[events,2]
\*   0: step off, lost 0, known no, tries 0, busy 0, initial 0, existing no, waited no, age 0
\*   1: step searching
\*   2: step searching, age 1
\*   3: step searching, age 2
\*   4: step searching, age 3
\*   5: step searching, age 4
\*   6: step searching, age 5
\*   7: step searching, age 6
\*   8: step searching-again, lost 1, age 6
\*   9: step searching, age 7
\*   10: step searching-again, lost 1, age 7
\*   11: step searching-again, lost 1, age 8
\*   12: step searching-again, lost 1, age 9
\*   13: step searching-again, lost 1, age 10
\*   14: step searching-again, lost 1, age 11
\*   15: step searching-again, lost 1, age 12
\*   16: step searching-again, lost 1, age 13
\*   17: step validating, lost 2, age 13
\*   18: step searching-again, lost 1, age 14
\*   19: step validating, lost 2, age 14
\*   20: step searching-again, lost 1, age 15
\*   21: step validating, lost 2, age 15
\*   22: step listing, lost 2, age 15
\*   23: step asking, lost 2, initial 7, waited yes, age 15
\*   24: step asking, lost 2, initial 7, waited yes, age 16
\*   25: step asking, lost 2, initial 7, waited yes, age 17
\*   26: step reconnecting, initial 7, waited yes
\*   27: step starting, initial 7
\*   28: step awaiting
\*   29: step starting, initial 7, age 1
\*   30: step searching, age 8
\*   31: step listing, lost 2, age 16
\*   32: step asking, lost 2, initial 7, waited yes, age 18
\*   33: step reconnecting, initial 7, waited yes, age 1
\* 22 lease[events,0]
\*   0: holder no, tls no
\*   1: holder yes, tls yes
\* 23 lease[events,1]
\*   0: holder no, tls no
\*   1: holder yes, tls yes
\* 24 lease[events,2]
\*   0: holder no, tls no
\* 25 raft[events,solo]
\*   0: voters 0, learners 0, named 0, published 0, plain 0, local 0, disturbed 0, age 0
\*   1: voters 1, named 1
\*   2: voters 1, named 1, published 1
\*   3: voters 1, learners 2, named 1, published 1
\*   4: voters 1, learners 2, named 3, published 3
\*   5: voters 3, named 3, published 3
\* 26 raft[events,full]
\*   0: voters 0, learners 0, named 0, published 0, plain 0, local 0, disturbed 0, age 0
\*   1: voters 7, named 7
\* 27 request[events]
\*   0: step clear, served no, timestamp 0, age 0
\*   1: step requested, timestamp 1
\*   2: step picked-up, timestamp 1
\*   3: step served, served yes, timestamp 1
\*   4: step cleared
\*   5: step picked-up, timestamp 2
\*   6: step served, served yes, timestamp 2
\*   7: step requested, timestamp 2
\*   8: step served, served yes, timestamp 1, age 1
\*   9: step served, served yes, timestamp 1, age 2
\*   10: step served, served yes, timestamp 1, age 3
\*   11: step served, served yes, timestamp 1, age 4
\*   12: step served, served yes, timestamp 1, age 5
\*   13: step served, served yes, timestamp 1, age 6
\*   14: step served, served yes, timestamp 1, age 7
\*   15: step served, served yes, timestamp 2, age 7
\*   16: step served, served yes, timestamp 2, age 8
\*   17: step served, served yes, timestamp 2, age 9
\*   18: step served, served yes, timestamp 2, age 10
\*   19: step served, served yes, timestamp 2, age 11
\*   20: step served, served yes, timestamp 2, age 12
\*   21: step served, served yes, timestamp 2, age 13
\*   22: step served, served yes, timestamp 2, age 14
\*   23: step served, served yes, timestamp 1, age 14
\*   24: step served, served yes, timestamp 1, age 15
\*   25: step served, served yes, timestamp 1, age 16
\*   26: step served, served yes, timestamp 1, age 17
\*   27: step served, served yes, timestamp 1, age 18
\*   28: step served, served yes, timestamp 1, age 19
\*   29: step served, served yes, timestamp 1, age 20
\*   30: step served, served yes, timestamp 1, age 21
\*   31: step served, served yes, timestamp 2, age 21
\*   32: step served, served yes, timestamp 2, age 22
\*   33: step served, served yes, timestamp 2, age 23
\*   34: step served, served yes, timestamp 2, age 24
\*   35: step served, served yes, timestamp 2, age 25
\*   36: step served, served yes, timestamp 2, age 26
\*   37: step served, served yes, timestamp 2, age 27
\*   38: step served, served yes, timestamp 2, age 28
\*   39: step served, served yes, timestamp 1, age 28
\*   40: step served, served yes, timestamp 1, age 29
\*   41: step served, served yes, timestamp 1, age 30
\*   42: step served, served yes, timestamp 1, age 31
\*   43: step served, served yes, timestamp 1, age 32
\*   44: step served, served yes, timestamp 1, age 33
\*   45: step served, served yes, timestamp 1, age 34
\*   46: step served, served yes, timestamp 1, age 35
\*   47: step served, served yes, timestamp 2, age 35
\*   48: step served, served yes, timestamp 2, age 36
\*   49: step served, served yes, timestamp 2, age 37
\*   50: step served, served yes, timestamp 2, age 38
\*   51: step served, served yes, timestamp 2, age 39
\*   52: step served, served yes, timestamp 2, age 40
\*   53: step served, served yes, timestamp 2, age 41
\*   54: step served, served yes, timestamp 2, age 42
\*   55: step served, served yes, timestamp 1, age 42
\*   56: step served, served yes, timestamp 1, age 43
\*   57: step served, served yes, timestamp 1, age 44
\*   58: step served, served yes, timestamp 1, age 45
\*   59: step served, served yes, timestamp 1, age 46
\*   60: step served, served yes, timestamp 1, age 47
\*   61: step served, served yes, timestamp 1, age 48
\*   62: step served, served yes, timestamp 2, age 48
\*   63: step served, served yes, timestamp 2, age 49
\*   64: step served, served yes, timestamp 2, age 50
\*   65: step served, served yes, timestamp 2, age 51
\*   66: step served, served yes, timestamp 2, age 52
\*   67: step served, served yes, timestamp 2, age 53
\*   68: step served, served yes, timestamp 2, age 54
\*   69: step served, served yes, timestamp 2, age 55
\*   70: step served, served yes, timestamp 1, age 55
\*   71: step served, served yes, timestamp 1, age 56
\*   72: step served, served yes, timestamp 1, age 57
\*   73: step served, served yes, timestamp 1, age 58
\*   74: step served, served yes, timestamp 1, age 59
\*   75: step served, served yes, timestamp 1, age 60
\*   76: step overdue, served yes, timestamp 1, age 61
\*   77: step overdue, served yes, timestamp 2, age 61
\*   78: step requested, timestamp 1, age 1
\*   79: step picked-up, timestamp 1, age 1
\*   80: step picked-up, timestamp 2, age 1
\*   81: step served, served yes, timestamp 2, age 1
\*   82: step requested, timestamp 2, age 1
\*   83: step served, served yes, timestamp 1, age 8
\*   84: step served, served yes, timestamp 2, age 15
\*   85: step served, served yes, timestamp 1, age 22
\*   86: step served, served yes, timestamp 2, age 29
\*   87: step served, served yes, timestamp 1, age 36
\*   88: step served, served yes, timestamp 2, age 43
\*   89: step served, served yes, timestamp 1, age 49
\*   90: step served, served yes, timestamp 2, age 56

Initial == <<0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0>>

\* Where the property of the run is broken, in the words of its predicates.
Predicates == <<
    [reads |-> <<27>>, says |-> [k \in {<<0>>, <<1>>, <<2>>, <<3>>, <<4>>, <<5>>, <<6>>, <<7>>, <<8>>, <<9>>, <<10>>, <<11>>, <<12>>, <<13>>, <<14>>, <<15>>, <<16>>, <<17>>, <<18>>, <<19>>, <<20>>, <<21>>, <<22>>, <<23>>, <<24>>, <<25>>, <<26>>, <<27>>, <<28>>, <<29>>, <<30>>, <<31>>, <<32>>, <<33>>, <<34>>, <<35>>, <<36>>, <<37>>, <<38>>, <<39>>, <<40>>, <<41>>, <<42>>, <<43>>, <<44>>, <<45>>, <<46>>, <<47>>, <<48>>, <<49>>, <<50>>, <<51>>, <<52>>, <<53>>, <<54>>, <<55>>, <<56>>, <<57>>, <<58>>, <<59>>, <<60>>, <<61>>, <<62>>, <<63>>, <<64>>, <<65>>, <<66>>, <<67>>, <<68>>, <<69>>, <<70>>, <<71>>, <<72>>, <<73>>, <<74>>, <<75>>, <<76>>, <<77>>} |-> FALSE]], \* was_cleared_early
    [reads |-> <<27>>, says |-> [k \in {<<0>>, <<1>>, <<2>>, <<3>>, <<4>>, <<5>>, <<6>>, <<7>>, <<8>>, <<9>>, <<10>>, <<11>>, <<12>>, <<13>>, <<14>>, <<15>>, <<16>>, <<17>>, <<18>>, <<19>>, <<20>>, <<21>>, <<22>>, <<23>>, <<24>>, <<25>>, <<26>>, <<27>>, <<28>>, <<29>>, <<30>>, <<31>>, <<32>>, <<33>>, <<34>>, <<35>>, <<36>>, <<37>>, <<38>>, <<39>>, <<40>>, <<41>>, <<42>>, <<43>>, <<44>>, <<45>>, <<46>>, <<47>>, <<48>>, <<49>>, <<50>>, <<51>>, <<52>>, <<53>>, <<54>>, <<55>>, <<56>>, <<57>>, <<58>>, <<59>>, <<60>>, <<61>>, <<62>>, <<63>>, <<64>>, <<65>>, <<66>>, <<67>>, <<68>>, <<69>>, <<70>>, <<71>>, <<72>>, <<73>>, <<74>>, <<75>>} |-> FALSE] @@
        [k \in {<<76>>, <<77>>} |-> TRUE]] \* is_overdue
>>

\* Folds: questions about many slots. Their answers are numbered after the slots.
Folds == <<
    [reads |-> <<1, 2, 4, 5, 7>>, says |-> [k \in {<<0, 0, 0, 0, 0>>} |-> 0] @@
        [k \in {<<1, 0, 1, 0, 0>>, <<1, 1, 1, 0, 0>>, <<2, 1, 1, 1, 0>>, <<2, 1, 1, 1, 1>>, <<3, 1, 1, 1, 2>>, <<4, 1, 1, 2, 2>>, <<5, 1, 1, 2, 4>>, <<6, 1, 1, 3, 4>>, <<6, 1, 1, 3, 5>>, <<7, 1, 1, 3, 6>>, <<8, 1, 1, 4, 6>>, <<10, 1, 1, 4, 7>>, <<10, 2, 1, 4, 7>>, <<11, 2, 1, 5, 7>>, <<13, 2, 1, 5, 8>>, <<13, 3, 1, 5, 8>>, <<15, 3, 1, 5, 9>>, <<15, 4, 1, 5, 9>>, <<15, 4, 1, 5, 0>>, <<15, 4, 1, 5, 1>>, <<16, 4, 1, 6, 1>>, <<17, 4, 1, 7, 1>>, <<19, 4, 1, 7, 2>>, <<20, 4, 1, 8, 2>>, <<20, 4, 1, 8, 3>>, <<21, 4, 1, 8, 10>>, <<21, 5, 1, 8, 10>>, <<22, 5, 1, 9, 10>>, <<23, 5, 1, 9, 11>>, <<23, 6, 1, 9, 11>>, <<23, 6, 1, 9, 0>>, <<24, 6, 1, 10, 0>>, <<24, 6, 1, 10, 12>>, <<24, 6, 1, 10, 13>>, <<46, 12, 1, 18, 0>>, <<47, 12, 1, 19, 0>>, <<47, 12, 1, 19, 1>>, <<48, 12, 1, 19, 2>>, <<48, 12, 1, 19, 4>>, <<49, 12, 1, 20, 4>>, <<49, 12, 1, 20, 5>>, <<46, 12, 1, 20, 6>>, <<46, 12, 1, 20, 7>>, <<47, 12, 1, 19, 7>>, <<47, 12, 1, 19, 8>>, <<50, 12, 1, 19, 9>>, <<50, 13, 1, 19, 9>>, <<50, 13, 1, 19, 0>>, <<51, 13, 1, 18, 0>>, <<51, 13, 1, 18, 12>>, <<51, 13, 1, 18, 13>>, <<74, 18, 1, 29, 0>>, <<74, 18, 1, 29, 1>>, <<75, 18, 1, 29, 2>>, <<75, 18, 1, 29, 4>>, <<76, 18, 1, 30, 4>>, <<76, 18, 1, 30, 14>>, <<73, 18, 1, 30, 15>>, <<74, 18, 1, 29, 15>>, <<74, 18, 1, 29, 16>>, <<76, 18, 1, 30, 2>>, <<75, 18, 1, 29, 14>>, <<76, 18, 1, 30, 0>>, <<76, 18, 1, 30, 1>>, <<75, 18, 1, 29, 15>>, <<76, 18, 1, 30, 15>>, <<76, 18, 1, 30, 16>>} |-> 1] @@
        [k \in {<<25, 6, 2, 10, 0>>, <<46, 11, 1, 18, 0>>, <<52, 13, 2, 18, 12>>, <<73, 17, 1, 28, 0>>, <<74, 17, 1, 29, 0>>, <<77, 18, 2, 29, 0>>, <<81, 18, 2, 29, 0>>, <<75, 16, 1, 30, 0>>, <<76, 16, 1, 30, 0>>, <<73, 16, 1, 29, 0>>, <<74, 16, 1, 29, 0>>} |-> 3] @@
        [k \in {<<25, 7, 2, 10, 0>>, <<26, 7, 2, 11, 0>>, <<26, 7, 3, 11, 0>>, <<26, 7, 3, 11, 1>>, <<27, 7, 3, 11, 2>>, <<27, 8, 3, 11, 2>>, <<27, 8, 3, 11, 4>>, <<28, 8, 3, 12, 4>>, <<28, 8, 3, 12, 5>>, <<29, 8, 3, 12, 6>>, <<30, 8, 3, 13, 6>>, <<33, 8, 3, 13, 7>>, <<35, 8, 3, 13, 8>>, <<35, 9, 3, 13, 8>>, <<36, 9, 3, 14, 8>>, <<38, 9, 3, 14, 9>>, <<38, 10, 3, 14, 9>>, <<38, 10, 3, 14, 0>>, <<38, 10, 3, 14, 1>>, <<39, 10, 3, 15, 1>>, <<40, 10, 3, 16, 1>>, <<42, 10, 3, 16, 2>>, <<43, 10, 3, 17, 2>>, <<43, 10, 3, 17, 4>>, <<43, 10, 3, 17, 5>>, <<39, 10, 3, 17, 6>>, <<39, 10, 3, 17, 7>>, <<39, 10, 3, 17, 8>>, <<40, 10, 3, 16, 8>>, <<40, 10, 3, 16, 9>>, <<40, 10, 3, 16, 0>>, <<40, 10, 3, 16, 12>>, <<40, 10, 3, 16, 13>>, <<40, 10, 4, 16, 0>>, <<40, 10, 2, 16, 0>>, <<40, 10, 2, 16, 12>>, <<44, 10, 2, 16, 13>>, <<44, 11, 2, 16, 13>>, <<44, 11, 2, 16, 0>>, <<45, 11, 2, 18, 0>>, <<45, 11, 2, 18, 12>>, <<45, 11, 2, 18, 13>>, <<52, 14, 2, 18, 12>>, <<52, 14, 2, 18, 13>>, <<52, 14, 2, 18, 0>>, <<53, 14, 2, 21, 0>>, <<53, 14, 2, 21, 1>>, <<54, 14, 2, 21, 2>>, <<55, 14, 2, 22, 2>>, <<55, 14, 3, 22, 2>>, <<55, 14, 3, 22, 4>>, <<55, 14, 3, 22, 5>>, <<52, 14, 3, 22, 6>>, <<53, 14, 3, 21, 6>>, <<57, 14, 3, 21, 7>>, <<57, 15, 3, 21, 7>>, <<59, 15, 3, 21, 8>>, <<59, 16, 3, 21, 8>>, <<60, 16, 3, 23, 8>>, <<62, 16, 3, 23, 9>>, <<62, 17, 3, 23, 9>>, <<62, 17, 3, 23, 0>>, <<62, 17, 3, 23, 1>>, <<63, 17, 3, 24, 1>>, <<64, 17, 3, 25, 1>>, <<66, 17, 3, 25, 2>>, <<66, 17, 3, 25, 4>>, <<66, 17, 3, 25, 14>>, <<68, 17, 3, 25, 15>>, <<69, 17, 3, 26, 15>>, <<70, 17, 3, 27, 15>>, <<70, 17, 3, 27, 16>>, <<70, 17, 3, 27, 0>>, <<70, 17, 3, 27, 12>>, <<70, 17, 3, 27, 13>>, <<70, 17, 4, 27, 0>>, <<70, 17, 4, 27, 12>>, <<70, 17, 4, 27, 13>>, <<71, 17, 3, 27, 13>>, <<71, 17, 3, 27, 0>>, <<72, 17, 3, 28, 0>>, <<72, 17, 4, 28, 0>>, <<72, 17, 3, 28, 12>>, <<72, 17, 3, 28, 13>>, <<72, 17, 4, 28, 12>>, <<72, 17, 4, 28, 13>>, <<81, 16, 2, 29, 0>>, <<81, 16, 2, 29, 1>>, <<79, 16, 2, 29, 2>>, <<79, 16, 2, 29, 4>>, <<79, 16, 2, 29, 14>>, <<79, 16, 2, 29, 15>>, <<82, 16, 2, 30, 15>>, <<82, 16, 2, 30, 16>>, <<82, 16, 2, 30, 0>>, <<82, 16, 2, 30, 1>>, <<82, 16, 2, 30, 2>>, <<82, 16, 2, 30, 4>>, <<82, 16, 2, 30, 14>>, <<77, 16, 2, 30, 15>>, <<81, 16, 2, 29, 15>>, <<81, 16, 2, 29, 16>>} |-> 2]],
    [reads |-> <<1, 2, 5, 7, 11>>, says |-> [k \in {<<0, 0, 0, 0, 0>>} |-> 0] @@
        [k \in {<<1, 0, 0, 0, 0>>, <<1, 1, 0, 0, 0>>, <<2, 1, 1, 0, 0>>, <<2, 1, 1, 1, 0>>, <<3, 1, 1, 2, 0>>, <<4, 1, 2, 2, 0>>, <<5, 1, 2, 4, 0>>, <<6, 1, 3, 4, 0>>, <<6, 1, 3, 5, 1>>, <<7, 1, 3, 6, 1>>, <<8, 1, 4, 6, 1>>, <<10, 1, 4, 7, 1>>, <<10, 2, 4, 7, 1>>, <<10, 2, 4, 7, 3>>, <<11, 2, 5, 7, 3>>, <<13, 2, 5, 8, 3>>, <<13, 3, 5, 8, 3>>, <<15, 3, 5, 9, 3>>, <<15, 4, 5, 9, 3>>, <<15, 4, 5, 0, 3>>, <<15, 4, 5, 1, 3>>, <<16, 4, 6, 1, 3>>, <<17, 4, 7, 1, 3>>, <<19, 4, 7, 2, 3>>, <<20, 4, 8, 2, 3>>, <<20, 4, 8, 3, 3>>, <<21, 4, 8, 10, 3>>, <<21, 5, 8, 10, 3>>, <<22, 5, 9, 10, 3>>, <<23, 5, 9, 11, 3>>, <<23, 6, 9, 11, 3>>, <<23, 6, 9, 0, 3>>, <<24, 6, 10, 0, 3>>, <<24, 6, 10, 12, 3>>, <<24, 6, 10, 13, 3>>, <<24, 6, 10, 0, 4>>, <<63, 17, 24, 1, 13>>, <<64, 17, 25, 1, 13>>, <<66, 17, 25, 2, 13>>, <<66, 17, 25, 4, 13>>, <<66, 17, 25, 14, 13>>, <<68, 17, 25, 15, 13>>, <<69, 17, 26, 15, 13>>, <<70, 17, 27, 15, 13>>, <<70, 17, 27, 16, 13>>, <<70, 17, 27, 0, 13>>, <<70, 17, 27, 12, 13>>, <<70, 17, 27, 13, 13>>, <<70, 17, 27, 0, 14>>, <<70, 17, 27, 12, 14>>, <<70, 17, 27, 13, 14>>, <<70, 17, 27, 0, 15>>, <<70, 17, 27, 12, 15>>, <<71, 17, 27, 13, 15>>, <<71, 17, 27, 0, 15>>, <<72, 17, 28, 0, 15>>, <<72, 17, 28, 12, 15>>, <<72, 17, 28, 13, 15>>, <<73, 17, 28, 0, 15>>, <<74, 17, 29, 0, 15>>, <<74, 18, 29, 0, 15>>, <<74, 18, 29, 1, 15>>, <<75, 18, 29, 2, 15>>, <<75, 18, 29, 4, 15>>, <<76, 18, 30, 4, 15>>, <<76, 18, 30, 14, 15>>, <<73, 18, 30, 15, 15>>, <<74, 18, 29, 15, 15>>, <<74, 18, 29, 16, 15>>, <<76, 18, 30, 2, 15>>, <<75, 18, 29, 14, 15>>, <<77, 18, 29, 0, 15>>, <<81, 18, 29, 0, 15>>, <<81, 16, 29, 0, 15>>, <<81, 16, 29, 1, 15>>, <<79, 16, 29, 2, 15>>, <<79, 16, 29, 4, 15>>, <<79, 16, 29, 14, 15>>, <<79, 16, 29, 15, 15>>, <<82, 16, 30, 15, 15>>, <<82, 16, 30, 16, 15>>, <<82, 16, 30, 0, 15>>, <<82, 16, 30, 1, 15>>, <<82, 16, 30, 2, 15>>, <<82, 16, 30, 4, 15>>, <<82, 16, 30, 14, 15>>, <<77, 16, 30, 15, 15>>, <<81, 16, 29, 15, 15>>, <<81, 16, 29, 16, 15>>, <<75, 16, 30, 0, 15>>, <<76, 16, 30, 0, 15>>, <<76, 18, 30, 0, 15>>, <<76, 18, 30, 1, 15>>, <<75, 18, 29, 15, 15>>, <<76, 18, 30, 15, 15>>, <<76, 18, 30, 16, 15>>, <<73, 16, 29, 0, 15>>, <<74, 16, 29, 0, 15>>} |-> 1] @@
        [k \in {<<25, 6, 10, 0, 4>>, <<25, 7, 10, 0, 4>>, <<26, 7, 11, 0, 4>>, <<26, 7, 11, 1, 4>>, <<27, 7, 11, 2, 4>>, <<27, 8, 11, 2, 4>>, <<27, 8, 11, 4, 4>>, <<28, 8, 12, 4, 4>>, <<28, 8, 12, 5, 5>>, <<29, 8, 12, 6, 5>>, <<30, 8, 13, 6, 5>>, <<33, 8, 13, 7, 5>>, <<33, 8, 13, 7, 6>>, <<35, 8, 13, 8, 6>>, <<35, 9, 13, 8, 6>>, <<36, 9, 14, 8, 6>>, <<38, 9, 14, 9, 6>>, <<38, 10, 14, 9, 6>>, <<38, 10, 14, 0, 6>>, <<38, 10, 14, 1, 6>>, <<52, 13, 18, 12, 8>>, <<52, 14, 18, 12, 8>>, <<52, 14, 18, 13, 8>>, <<52, 14, 18, 0, 8>>, <<53, 14, 21, 0, 8>>, <<53, 14, 21, 1, 8>>, <<54, 14, 21, 2, 8>>, <<55, 14, 22, 2, 8>>, <<55, 14, 22, 4, 8>>, <<55, 14, 22, 5, 9>>, <<52, 14, 22, 6, 9>>, <<53, 14, 21, 6, 9>>, <<57, 14, 21, 7, 9>>, <<57, 15, 21, 7, 9>>, <<57, 15, 21, 7, 13>>, <<59, 15, 21, 8, 13>>, <<59, 16, 21, 8, 13>>, <<60, 16, 23, 8, 13>>, <<62, 16, 23, 9, 13>>, <<62, 17, 23, 9, 13>>, <<62, 17, 23, 0, 13>>, <<62, 17, 23, 1, 13>>} |-> 2] @@
        [k \in {<<39, 10, 15, 1, 6>>, <<40, 10, 16, 1, 6>>, <<42, 10, 16, 2, 6>>, <<43, 10, 17, 2, 6>>, <<43, 10, 17, 4, 6>>, <<43, 10, 17, 5, 6>>, <<39, 10, 17, 6, 6>>, <<39, 10, 17, 7, 6>>, <<39, 10, 17, 8, 6>>, <<40, 10, 16, 8, 6>>, <<40, 10, 16, 9, 6>>, <<40, 10, 16, 0, 6>>, <<40, 10, 16, 12, 6>>, <<40, 10, 16, 13, 6>>, <<40, 10, 16, 0, 7>>, <<40, 10, 16, 0, 8>>, <<40, 10, 16, 12, 8>>, <<44, 10, 16, 13, 8>>, <<44, 11, 16, 13, 8>>, <<44, 11, 16, 0, 8>>, <<45, 11, 18, 0, 8>>, <<45, 11, 18, 12, 8>>, <<45, 11, 18, 13, 8>>, <<46, 11, 18, 0, 8>>, <<46, 12, 18, 0, 8>>, <<47, 12, 19, 0, 8>>, <<47, 12, 19, 1, 8>>, <<48, 12, 19, 2, 8>>, <<48, 12, 19, 4, 8>>, <<49, 12, 20, 4, 8>>, <<49, 12, 20, 5, 8>>, <<46, 12, 20, 6, 8>>, <<46, 12, 20, 7, 8>>, <<47, 12, 19, 7, 8>>, <<47, 12, 19, 8, 8>>, <<50, 12, 19, 9, 8>>, <<50, 13, 19, 9, 8>>, <<50, 13, 19, 0, 8>>, <<51, 13, 18, 0, 8>>, <<51, 13, 18, 12, 8>>, <<51, 13, 18, 13, 8>>} |-> 3]],
    [reads |-> <<22, 23, 24>>, says |-> [k \in {<<0, 0, 0>>} |-> 0] @@
        [k \in {<<1, 0, 0>>} |-> 1] @@
        [k \in {<<1, 1, 0>>} |-> 3]],
    [reads |-> <<8, 9, 11, 22, 23, 24>>, says |-> [k \in {<<0, 0, 0, 0, 0, 0>>, <<0, 2, 3, 0, 0, 0>>, <<1, 2, 3, 1, 0, 0>>, <<1, 3, 4, 1, 0, 0>>, <<1, 4, 5, 1, 0, 0>>, <<1, 5, 6, 1, 0, 0>>, <<1, 6, 7, 1, 0, 0>>, <<1, 7, 8, 1, 0, 0>>, <<1, 8, 9, 1, 0, 0>>, <<1, 9, 13, 1, 0, 0>>, <<1, 10, 14, 1, 0, 0>>, <<1, 11, 15, 1, 0, 0>>, <<2, 11, 15, 1, 1, 0>>} |-> 0] @@
        [k \in {<<0, 0, 1, 0, 0, 0>>, <<0, 0, 3, 0, 0, 0>>, <<0, 2, 3, 1, 0, 0>>, <<1, 2, 4, 1, 0, 0>>, <<1, 3, 5, 1, 0, 0>>, <<1, 4, 6, 1, 0, 0>>, <<1, 5, 7, 1, 0, 0>>, <<1, 6, 8, 1, 0, 0>>, <<1, 7, 9, 1, 0, 0>>, <<1, 8, 13, 1, 0, 0>>, <<1, 9, 14, 1, 0, 0>>, <<1, 10, 15, 1, 0, 0>>, <<1, 11, 15, 1, 1, 0>>} |-> 1]],
    [reads |-> <<11, 13, 14, 15>>, says |-> [k \in {<<0, 0, 0, 0>>, <<1, 0, 0, 0>>, <<7, 0, 0, 0>>, <<8, 0, 0, 0>>, <<9, 0, 0, 0>>} |-> 0] @@
        [k \in {<<1, 1, 0, 0>>, <<3, 1, 0, 0>>, <<3, 2, 0, 0>>, <<3, 3, 0, 0>>, <<3, 4, 0, 0>>, <<3, 5, 0, 0>>, <<3, 6, 0, 0>>, <<9, 9, 0, 0>>} |-> 1] @@
        [k \in {<<3, 7, 0, 0>>, <<4, 7, 0, 0>>} |-> 2] @@
        [k \in {<<5, 7, 0, 0>>, <<6, 7, 0, 0>>} |-> 3] @@
        [k \in {<<6, 8, 0, 0>>, <<7, 8, 0, 0>>} |-> 4] @@
        [k \in {<<9, 9, 1, 0>>} |-> 6] @@
        [k \in {<<9, 9, 1, 1>>, <<13, 9, 1, 1>>, <<13, 10, 1, 1>>, <<13, 10, 1, 2>>, <<13, 11, 3, 3>>, <<13, 12, 4, 4>>, <<13, 13, 5, 5>>, <<13, 14, 5, 5>>, <<13, 14, 5, 6>>, <<13, 14, 6, 6>>, <<13, 14, 2, 6>>, <<13, 14, 7, 6>>, <<13, 14, 8, 6>>, <<13, 14, 9, 6>>, <<13, 14, 10, 6>>} |-> 8] @@
        [k \in {<<13, 15, 10, 6>>, <<14, 15, 10, 6>>} |-> 10] @@
        [k \in {<<14, 15, 11, 6>>, <<15, 15, 11, 6>>} |-> 13]],
    [reads |-> <<7, 10>>, says |-> [k \in {<<0, 0>>, <<1, 0>>, <<2, 0>>, <<4, 0>>, <<5, 0>>, <<6, 0>>, <<6, 1>>, <<7, 1>>, <<8, 1>>, <<9, 1>>, <<1, 3>>, <<1, 2>>, <<2, 2>>, <<3, 2>>, <<10, 2>>, <<11, 2>>, <<12, 6>>, <<13, 6>>, <<0, 7>>, <<12, 0>>, <<13, 0>>, <<0, 3>>, <<0, 8>>, <<0, 9>>, <<0, 10>>, <<1, 9>>, <<2, 9>>, <<4, 9>>, <<5, 9>>, <<6, 9>>, <<6, 11>>, <<7, 11>>, <<8, 11>>, <<9, 11>>, <<1, 11>>, <<2, 11>>, <<4, 11>>, <<5, 11>>, <<12, 9>>, <<13, 9>>, <<7, 0>>, <<12, 3>>, <<13, 3>>, <<2, 3>>, <<4, 3>>, <<5, 3>>, <<6, 3>>, <<6, 2>>, <<7, 2>>, <<8, 2>>, <<9, 2>>, <<4, 2>>, <<14, 2>>, <<15, 2>>, <<16, 2>>, <<12, 14>>, <<13, 14>>, <<0, 14>>, <<0, 15>>, <<0, 16>>, <<14, 0>>, <<15, 0>>, <<16, 0>>} |-> 0] @@
        [k \in {<<0, 1>>, <<0, 2>>, <<0, 4>>, <<0, 11>>, <<0, 13>>} |-> 1]],
    [reads |-> <<7, 10>>, says |-> [k \in {<<0, 0>>, <<1, 0>>, <<2, 0>>, <<7, 1>>, <<8, 1>>, <<9, 1>>, <<1, 3>>, <<1, 2>>, <<2, 2>>, <<11, 2>>, <<13, 6>>, <<0, 7>>, <<13, 0>>, <<0, 3>>, <<0, 8>>, <<0, 9>>, <<0, 10>>, <<1, 9>>, <<2, 9>>, <<7, 11>>, <<8, 11>>, <<9, 11>>, <<1, 11>>, <<2, 11>>, <<13, 9>>, <<7, 0>>, <<13, 3>>, <<2, 3>>, <<7, 2>>, <<8, 2>>, <<9, 2>>, <<16, 2>>, <<13, 14>>, <<0, 14>>, <<0, 15>>, <<0, 16>>, <<16, 0>>} |-> 0] @@
        [k \in {<<0, 1>>, <<4, 0>>, <<5, 0>>, <<6, 0>>, <<6, 1>>, <<0, 2>>, <<3, 2>>, <<10, 2>>, <<0, 4>>, <<12, 6>>, <<12, 0>>, <<0, 11>>, <<4, 9>>, <<5, 9>>, <<6, 9>>, <<6, 11>>, <<4, 11>>, <<5, 11>>, <<12, 9>>, <<12, 3>>, <<4, 3>>, <<5, 3>>, <<6, 3>>, <<6, 2>>, <<4, 2>>, <<14, 2>>, <<15, 2>>, <<0, 13>>, <<12, 14>>, <<14, 0>>, <<15, 0>>} |-> 1]],
    [reads |-> <<13, 14, 15, 19, 20, 21>>, says |-> [k \in {<<0, 0, 0, 0, 0, 0>>, <<4, 0, 0, 7, 0, 0>>, <<4, 0, 0, 8, 0, 0>>, <<4, 0, 0, 9, 0, 0>>, <<4, 0, 0, 10, 0, 0>>, <<5, 0, 0, 11, 0, 0>>, <<6, 0, 0, 11, 0, 0>>, <<6, 0, 0, 12, 0, 0>>, <<6, 0, 0, 13, 0, 0>>, <<7, 0, 0, 13, 0, 0>>, <<8, 0, 0, 13, 0, 0>>, <<15, 10, 6, 11, 22, 28>>, <<15, 10, 6, 11, 23, 28>>, <<15, 10, 6, 12, 25, 28>>, <<15, 10, 6, 12, 24, 28>>, <<15, 10, 6, 12, 26, 28>>, <<15, 10, 6, 13, 27, 28>>, <<15, 10, 6, 13, 28, 28>>, <<15, 10, 6, 13, 29, 28>>, <<15, 10, 6, 13, 30, 28>>, <<15, 10, 6, 13, 31, 28>>, <<15, 10, 6, 13, 32, 28>>, <<15, 10, 6, 13, 33, 28>>, <<15, 11, 6, 13, 33, 28>>, <<15, 11, 6, 13, 34, 28>>} |-> 0] @@
        [k \in {<<1, 0, 0, 0, 0, 0>>, <<2, 0, 0, 0, 0, 0>>, <<2, 0, 0, 1, 0, 0>>, <<2, 0, 0, 2, 0, 0>>, <<3, 0, 0, 3, 0, 0>>, <<4, 0, 0, 5, 0, 0>>, <<4, 0, 0, 6, 0, 0>>, <<9, 0, 0, 0, 0, 0>>, <<9, 1, 0, 0, 0, 0>>, <<9, 1, 1, 0, 0, 0>>, <<10, 1, 1, 0, 0, 0>>, <<10, 1, 1, 14, 0, 0>>, <<10, 1, 2, 14, 0, 0>>, <<10, 1, 2, 14, 0, 1>>, <<11, 3, 3, 15, 0, 2>>, <<12, 4, 4, 16, 0, 3>>, <<13, 5, 5, 17, 0, 4>>, <<14, 5, 5, 17, 0, 4>>, <<14, 5, 6, 17, 0, 4>>, <<14, 6, 6, 18, 0, 5>>, <<14, 2, 6, 18, 0, 5>>, <<14, 2, 6, 18, 1, 5>>, <<14, 7, 6, 19, 2, 6>>, <<14, 8, 6, 20, 3, 7>>, <<14, 9, 6, 22, 4, 9>>, <<14, 10, 6, 22, 4, 9>>, <<14, 10, 6, 23, 4, 9>>, <<14, 10, 6, 24, 4, 9>>, <<14, 10, 6, 24, 4, 10>>, <<14, 10, 6, 25, 5, 11>>, <<14, 10, 6, 27, 6, 12>>, <<14, 10, 6, 28, 6, 12>>, <<14, 10, 6, 29, 7, 13>>, <<14, 10, 6, 30, 9, 14>>, <<14, 10, 6, 30, 10, 14>>, <<14, 10, 6, 31, 11, 15>>, <<14, 10, 6, 32, 12, 16>>, <<14, 10, 6, 33, 13, 18>>, <<14, 10, 6, 35, 14, 20>>, <<14, 10, 6, 35, 14, 21>>, <<14, 10, 6, 35, 14, 22>>, <<14, 10, 6, 35, 14, 23>>, <<14, 10, 6, 34, 14, 23>>, <<14, 10, 6, 36, 15, 24>>, <<14, 10, 6, 8, 15, 24>>, <<14, 10, 6, 9, 15, 24>>, <<14, 10, 6, 37, 16, 25>>, <<15, 10, 6, 37, 16, 25>>, <<15, 10, 6, 10, 16, 25>>, <<15, 10, 6, 10, 16, 26>>, <<15, 10, 6, 10, 16, 27>>, <<15, 10, 6, 11, 19, 29>>, <<15, 10, 6, 11, 19, 28>>, <<15, 10, 6, 11, 18, 28>>, <<15, 10, 6, 11, 20, 28>>, <<15, 10, 6, 11, 21, 28>>} |-> 1]],
    [reads |-> <<13, 14, 15, 16, 17, 18>>, says |-> [k \in {<<0, 0, 0, 0, 0, 0>>, <<1, 0, 0, 0, 0, 0>>, <<2, 0, 0, 0, 0, 0>>, <<3, 0, 0, 0, 0, 0>>, <<4, 0, 0, 0, 0, 0>>, <<4, 0, 0, 1, 0, 0>>, <<4, 0, 0, 2, 0, 0>>, <<5, 0, 0, 3, 0, 0>>, <<6, 0, 0, 3, 0, 0>>, <<6, 0, 0, 4, 0, 0>>, <<8, 0, 0, 4, 0, 0>>, <<0, 0, 0, 5, 0, 0>>, <<9, 0, 0, 5, 0, 0>>, <<9, 1, 0, 5, 0, 0>>, <<9, 1, 1, 5, 0, 0>>, <<10, 1, 1, 5, 0, 0>>, <<10, 1, 2, 5, 0, 0>>, <<11, 3, 3, 5, 0, 0>>, <<12, 4, 4, 5, 0, 0>>, <<13, 5, 5, 5, 0, 0>>, <<14, 5, 5, 5, 0, 0>>, <<14, 5, 6, 5, 0, 0>>, <<14, 6, 6, 5, 0, 0>>, <<14, 2, 6, 5, 0, 0>>, <<14, 7, 6, 5, 0, 0>>, <<14, 8, 6, 5, 0, 0>>, <<14, 9, 6, 5, 0, 0>>, <<14, 10, 6, 5, 0, 0>>, <<14, 10, 6, 1, 0, 0>>, <<14, 10, 6, 2, 0, 0>>, <<14, 10, 6, 3, 0, 0>>} |-> 0] @@
        [k \in {<<7, 0, 0, 4, 0, 0>>, <<15, 10, 6, 2, 0, 0>>, <<15, 10, 6, 3, 0, 0>>, <<15, 10, 6, 3, 0, 1>>, <<15, 10, 6, 4, 0, 2>>, <<15, 10, 6, 4, 1, 2>>, <<15, 10, 6, 4, 2, 2>>, <<15, 10, 6, 4, 3, 3>>, <<15, 10, 6, 4, 4, 4>>, <<15, 10, 6, 4, 4, 5>>, <<15, 10, 6, 4, 4, 6>>, <<15, 10, 6, 4, 4, 7>>, <<15, 10, 6, 4, 2, 7>>, <<15, 10, 6, 4, 3, 8>>} |-> 1] @@
        [k \in {<<15, 11, 6, 4, 2, 8>>, <<15, 11, 6, 4, 3, 8>>, <<15, 11, 6, 4, 4, 8>>} |-> 3]],
    [reads |-> <<16, 17, 18>>, says |-> [k \in {<<0, 0, 0>>, <<5, 0, 0>>} |-> 0] @@
        [k \in {<<1, 0, 0>>, <<2, 0, 0>>, <<3, 0, 0>>, <<4, 0, 0>>} |-> 1] @@
        [k \in {<<3, 0, 1>>, <<4, 0, 2>>} |-> 3] @@
        [k \in {<<4, 1, 2>>, <<4, 2, 2>>, <<4, 3, 3>>, <<4, 4, 4>>, <<4, 4, 5>>, <<4, 4, 6>>, <<4, 4, 7>>, <<4, 2, 7>>, <<4, 3, 8>>, <<4, 2, 8>>, <<4, 4, 8>>} |-> 6]],
    [reads |-> <<25, 26>>, says |-> [k \in {<<0, 0>>, <<1, 0>>} |-> 0] @@
        [k \in {<<2, 0>>} |-> 1] @@
        [k \in {<<2, 1>>, <<3, 1>>, <<4, 1>>, <<5, 1>>} |-> 3]],
    [reads |-> <<13, 14, 15>>, says |-> [k \in {<<0, 0, 0>>} |-> 0] @@
        [k \in {<<1, 0, 0>>, <<2, 0, 0>>, <<3, 0, 0>>, <<4, 0, 0>>, <<5, 0, 0>>, <<6, 0, 0>>, <<7, 0, 0>>, <<8, 0, 0>>, <<9, 0, 0>>} |-> 1] @@
        [k \in {<<9, 1, 0>>} |-> 3] @@
        [k \in {<<9, 1, 1>>, <<10, 1, 1>>, <<10, 1, 2>>, <<11, 3, 3>>, <<12, 4, 4>>, <<13, 5, 5>>, <<14, 5, 5>>, <<14, 5, 6>>, <<14, 6, 6>>, <<14, 2, 6>>, <<14, 7, 6>>, <<14, 8, 6>>, <<14, 9, 6>>, <<14, 10, 6>>, <<15, 10, 6>>, <<15, 11, 6>>} |-> 5]],
    [reads |-> <<13, 14, 15, 16, 17, 18>>, says |-> [k \in {<<0, 0, 0, 0, 0, 0>>, <<1, 0, 0, 0, 0, 0>>, <<2, 0, 0, 0, 0, 0>>, <<3, 0, 0, 0, 0, 0>>, <<4, 0, 0, 0, 0, 0>>, <<4, 0, 0, 1, 0, 0>>, <<4, 0, 0, 2, 0, 0>>, <<5, 0, 0, 3, 0, 0>>, <<6, 0, 0, 3, 0, 0>>, <<6, 0, 0, 4, 0, 0>>, <<8, 0, 0, 4, 0, 0>>, <<0, 0, 0, 5, 0, 0>>, <<9, 0, 0, 5, 0, 0>>, <<9, 1, 0, 5, 0, 0>>, <<9, 1, 1, 5, 0, 0>>, <<10, 1, 1, 5, 0, 0>>, <<10, 1, 2, 5, 0, 0>>, <<11, 3, 3, 5, 0, 0>>, <<12, 4, 4, 5, 0, 0>>, <<13, 5, 5, 5, 0, 0>>, <<14, 5, 5, 5, 0, 0>>, <<14, 5, 6, 5, 0, 0>>, <<14, 6, 6, 5, 0, 0>>, <<14, 2, 6, 5, 0, 0>>, <<14, 7, 6, 5, 0, 0>>, <<14, 8, 6, 5, 0, 0>>, <<14, 9, 6, 5, 0, 0>>, <<14, 10, 6, 5, 0, 0>>, <<14, 10, 6, 1, 0, 0>>, <<14, 10, 6, 2, 0, 0>>, <<14, 10, 6, 3, 0, 0>>} |-> 0] @@
        [k \in {<<7, 0, 0, 4, 0, 0>>, <<15, 10, 6, 2, 0, 0>>, <<15, 10, 6, 3, 0, 0>>, <<15, 10, 6, 3, 0, 1>>, <<15, 10, 6, 4, 0, 2>>, <<15, 10, 6, 4, 1, 2>>, <<15, 10, 6, 4, 2, 2>>, <<15, 10, 6, 4, 3, 3>>, <<15, 10, 6, 4, 4, 4>>, <<15, 10, 6, 4, 4, 5>>, <<15, 10, 6, 4, 4, 6>>, <<15, 10, 6, 4, 4, 7>>, <<15, 10, 6, 4, 2, 7>>, <<15, 10, 6, 4, 3, 8>>} |-> 1] @@
        [k \in {<<15, 11, 6, 4, 2, 8>>, <<15, 11, 6, 4, 3, 8>>, <<15, 11, 6, 4, 4, 8>>} |-> 3]],
    [reads |-> <<16, 17, 18>>, says |-> [k \in {<<0, 0, 0>>} |-> 0] @@
        [k \in {<<1, 0, 0>>, <<2, 0, 0>>, <<3, 0, 0>>, <<4, 0, 0>>, <<5, 0, 0>>} |-> 1] @@
        [k \in {<<3, 0, 1>>, <<4, 0, 2>>} |-> 3] @@
        [k \in {<<4, 1, 2>>, <<4, 2, 2>>, <<4, 3, 3>>, <<4, 4, 4>>, <<4, 4, 5>>, <<4, 4, 6>>, <<4, 4, 7>>, <<4, 2, 7>>, <<4, 3, 8>>, <<4, 2, 8>>, <<4, 4, 8>>} |-> 6]],
    [reads |-> <<13, 14, 15, 16, 17, 18, 25, 26>>, says |-> [k \in {<<0, 0, 0, 0, 0, 0, 0, 0>>, <<1, 0, 0, 0, 0, 0, 0, 0>>, <<2, 0, 0, 0, 0, 0, 0, 0>>, <<3, 0, 0, 0, 0, 0, 0, 0>>, <<4, 0, 0, 0, 0, 0, 0, 0>>, <<0, 0, 0, 5, 0, 0, 2, 0>>, <<9, 0, 0, 5, 0, 0, 2, 0>>, <<9, 1, 0, 5, 0, 0, 2, 0>>, <<9, 1, 1, 5, 0, 0, 2, 0>>, <<10, 1, 1, 5, 0, 0, 2, 0>>, <<10, 1, 2, 5, 0, 0, 2, 0>>, <<11, 3, 3, 5, 0, 0, 2, 0>>, <<12, 4, 4, 5, 0, 0, 2, 0>>, <<13, 5, 5, 5, 0, 0, 2, 0>>, <<14, 5, 5, 5, 0, 0, 2, 0>>, <<14, 5, 6, 5, 0, 0, 2, 0>>, <<14, 6, 6, 5, 0, 0, 2, 0>>, <<14, 2, 6, 5, 0, 0, 2, 0>>, <<14, 7, 6, 5, 0, 0, 2, 0>>, <<14, 8, 6, 5, 0, 0, 2, 0>>, <<14, 9, 6, 5, 0, 0, 2, 0>>, <<14, 10, 6, 5, 0, 0, 2, 0>>} |-> 0] @@
        [k \in {<<4, 0, 0, 1, 0, 0, 1, 0>>, <<4, 0, 0, 2, 0, 0, 2, 0>>, <<5, 0, 0, 3, 0, 0, 2, 0>>, <<6, 0, 0, 3, 0, 0, 2, 0>>, <<6, 0, 0, 4, 0, 0, 2, 0>>, <<7, 0, 0, 4, 0, 0, 2, 0>>, <<8, 0, 0, 4, 0, 0, 2, 0>>, <<14, 10, 6, 1, 0, 0, 2, 0>>, <<14, 10, 6, 2, 0, 0, 2, 0>>, <<14, 10, 6, 3, 0, 0, 2, 0>>, <<15, 10, 6, 2, 0, 0, 2, 0>>, <<15, 10, 6, 3, 0, 0, 2, 0>>} |-> 1] @@
        [k \in {<<15, 10, 6, 3, 0, 1, 2, 1>>, <<15, 10, 6, 3, 0, 1, 3, 1>>, <<15, 10, 6, 4, 0, 2, 3, 1>>} |-> 3] @@
        [k \in {<<15, 10, 6, 4, 1, 2, 3, 1>>, <<15, 10, 6, 4, 2, 2, 4, 1>>, <<15, 10, 6, 4, 3, 3, 4, 1>>, <<15, 10, 6, 4, 4, 4, 4, 1>>, <<15, 10, 6, 4, 4, 5, 4, 1>>, <<15, 10, 6, 4, 4, 6, 4, 1>>, <<15, 10, 6, 4, 4, 7, 4, 1>>, <<15, 10, 6, 4, 2, 7, 5, 1>>, <<15, 10, 6, 4, 3, 8, 5, 1>>, <<15, 11, 6, 4, 2, 8, 5, 1>>, <<15, 11, 6, 4, 3, 8, 5, 1>>, <<15, 11, 6, 4, 4, 8, 5, 1>>} |-> 6]]
>>

\* Actions, in the model's order: of which slot and in which of its values they are possible at all, what they read,
\* what they write, and what they do: whether it is urgent, and the new values for each choice.
Actions == <<
    \* gardenlet begin_flow
    [slot |-> 3, at |-> {0, 16, 17, 18, 19, 20, 21, 22, 101, 102}, reads |-> <<3>>, writes |-> <<3>>, does |->
        [k \in {<<0>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "begin_flow", values |-> <<1>>]>>]] @@
        [k \in {<<16>>, <<17>>, <<18>>, <<19>>, <<20>>, <<21>>} |-> Idle] @@
        [k \in {<<22>>, <<102>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "begin_flow", values |-> <<23>>]>>]] @@
        [k \in {<<101>>} |-> [urgent |-> FALSE, does |-> <<[step |-> "begin_flow", values |-> <<23>>]>>]]],
    \* api-server update_gardenlet_cache[events]
    [slot |-> 2, at |-> {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18}, reads |-> <<2, 1, 3>>, writes |-> <<2>>, does |->
        [k \in {<<0, 0, 0>>, <<0, 0, 1>>, <<0, 0, 3>>, <<1, 1, 4>>, <<1, 2, 4>>, <<1, 3, 4>>, <<1, 4, 4>>, <<1, 5, 4>>, <<1, 6, 4>>, <<1, 7, 4>>, <<1, 8, 4>>, <<2, 10, 4>>, <<2, 11, 4>>, <<3, 13, 4>>, <<4, 15, 4>>, <<4, 16, 4>>, <<4, 17, 4>>, <<4, 19, 4>>, <<4, 20, 4>>, <<5, 21, 4>>, <<5, 22, 4>>, <<6, 23, 4>>, <<6, 24, 4>>, <<6, 24, 5>>, <<6, 24, 6>>, <<6, 24, 7>>, <<6, 24, 8>>, <<6, 24, 10>>, <<6, 24, 9>>, <<6, 24, 11>>, <<7, 25, 13>>, <<7, 26, 13>>, <<8, 27, 13>>, <<8, 28, 13>>, <<8, 29, 13>>, <<8, 30, 13>>, <<8, 33, 13>>, <<9, 35, 13>>, <<9, 36, 13>>, <<10, 38, 13>>, <<10, 39, 13>>, <<10, 40, 13>>, <<10, 42, 13>>, <<10, 43, 13>>, <<10, 40, 14>>, <<10, 40, 15>>, <<10, 40, 16>>, <<11, 44, 16>>, <<11, 45, 16>>, <<11, 45, 17>>, <<11, 45, 18>>, <<11, 45, 19>>, <<11, 45, 20>>, <<11, 45, 21>>, <<11, 45, 22>>, <<11, 45, 23>>, <<11, 45, 25>>, <<12, 46, 28>>, <<12, 47, 28>>, <<12, 48, 28>>, <<12, 49, 28>>, <<13, 50, 28>>, <<13, 51, 28>>, <<13, 51, 29>>, <<13, 51, 31>>, <<13, 51, 32>>, <<13, 51, 34>>, <<13, 51, 35>>, <<13, 51, 36>>, <<14, 52, 38>>, <<14, 53, 38>>, <<14, 54, 38>>, <<14, 55, 38>>, <<15, 57, 38>>, <<16, 59, 38>>, <<16, 60, 38>>, <<17, 62, 38>>, <<17, 63, 38>>, <<17, 64, 38>>, <<17, 66, 38>>, <<17, 68, 38>>, <<17, 69, 38>>, <<17, 70, 38>>, <<17, 70, 40>>, <<17, 70, 41>>, <<17, 70, 42>>, <<17, 70, 43>>, <<17, 70, 44>>, <<17, 70, 45>>, <<17, 70, 46>>, <<17, 70, 47>>, <<17, 70, 48>>, <<17, 70, 49>>, <<17, 70, 50>>, <<17, 70, 51>>, <<17, 70, 52>>, <<17, 70, 53>>, <<17, 70, 54>>, <<17, 70, 55>>, <<17, 70, 56>>, <<17, 70, 57>>, <<17, 70, 58>>, <<17, 70, 59>>, <<17, 70, 60>>, <<17, 70, 61>>, <<17, 70, 62>>, <<17, 70, 63>>, <<17, 70, 64>>, <<17, 70, 65>>, <<17, 70, 66>>, <<17, 71, 66>>, <<17, 72, 66>>, <<17, 72, 67>>, <<17, 72, 68>>, <<17, 72, 69>>, <<17, 72, 70>>, <<17, 72, 71>>, <<17, 72, 72>>, <<17, 72, 73>>, <<17, 72, 74>>, <<17, 72, 75>>, <<17, 72, 76>>, <<17, 72, 77>>, <<17, 72, 78>>, <<17, 72, 79>>, <<17, 72, 80>>, <<17, 72, 81>>, <<17, 72, 82>>, <<17, 72, 83>>, <<17, 72, 84>>, <<17, 72, 85>>, <<17, 72, 86>>, <<17, 72, 87>>, <<17, 72, 88>>, <<17, 72, 89>>, <<17, 72, 90>>, <<17, 72, 91>>, <<17, 72, 92>>, <<17, 72, 93>>, <<17, 72, 94>>, <<17, 72, 95>>, <<17, 72, 96>>, <<17, 72, 97>>, <<17, 72, 98>>, <<17, 72, 99>>, <<17, 72, 100>>, <<17, 72, 101>>, <<17, 72, 102>>, <<17, 72, 23>>, <<17, 72, 25>>, <<18, 74, 28>>, <<18, 74, 29>>, <<18, 74, 31>>, <<18, 75, 31>>, <<18, 76, 31>>, <<18, 73, 31>>, <<18, 74, 32>>, <<18, 74, 33>>, <<18, 74, 34>>, <<18, 74, 35>>, <<18, 74, 36>>, <<18, 74, 37>>, <<18, 75, 37>>, <<18, 76, 37>>, <<18, 73, 37>>, <<18, 74, 103>>, <<18, 74, 105>>, <<18, 74, 106>>, <<18, 74, 108>>, <<18, 75, 108>>, <<18, 76, 108>>, <<18, 73, 108>>, <<18, 74, 109>>, <<18, 74, 111>>, <<18, 74, 101>>, <<18, 74, 102>>, <<18, 74, 23>>, <<18, 74, 25>>, <<18, 75, 25>>, <<18, 76, 25>>, <<18, 73, 25>>, <<16, 81, 28>>, <<16, 81, 29>>, <<16, 81, 30>>, <<16, 81, 31>>, <<16, 81, 32>>, <<16, 81, 33>>, <<16, 81, 34>>, <<16, 79, 34>>, <<16, 82, 34>>, <<16, 82, 35>>, <<16, 82, 37>>, <<16, 82, 103>>, <<16, 82, 104>>, <<16, 77, 104>>, <<16, 81, 104>>, <<16, 81, 105>>, <<16, 81, 106>>, <<16, 81, 107>>, <<16, 81, 108>>, <<16, 81, 109>>, <<16, 79, 109>>, <<16, 82, 109>>, <<16, 82, 110>>, <<16, 82, 111>>, <<16, 82, 101>>, <<16, 82, 102>>, <<16, 82, 23>>, <<16, 82, 25>>, <<18, 76, 28>>, <<18, 76, 29>>, <<18, 74, 104>>, <<18, 76, 109>>, <<18, 76, 111>>, <<18, 76, 101>>, <<18, 76, 102>>, <<18, 76, 23>>, <<16, 79, 32>>, <<16, 82, 32>>, <<16, 82, 33>>, <<16, 82, 36>>, <<16, 77, 103>>, <<16, 81, 103>>, <<16, 77, 109>>, <<16, 81, 111>>, <<16, 81, 101>>, <<16, 81, 102>>, <<16, 81, 23>>, <<16, 81, 25>>, <<18, 74, 27>>, <<18, 75, 29>>, <<18, 76, 30>>, <<18, 76, 32>>, <<18, 76, 33>>, <<18, 76, 34>>, <<18, 76, 35>>, <<18, 73, 35>>, <<18, 75, 106>>, <<18, 76, 106>>, <<16, 81, 26>>, <<16, 81, 110>>, <<18, 73, 106>>, <<18, 74, 107>>, <<16, 81, 27>>, <<16, 79, 29>>, <<16, 82, 29>>, <<16, 82, 30>>, <<16, 82, 31>>, <<16, 77, 35>>, <<16, 81, 35>>, <<16, 81, 36>>, <<16, 81, 37>>, <<16, 79, 106>>, <<16, 82, 106>>, <<16, 77, 106>>, <<18, 75, 28>>, <<18, 73, 34>>, <<18, 75, 105>>, <<18, 76, 105>>, <<18, 73, 105>>, <<16, 79, 28>>, <<16, 82, 28>>, <<16, 77, 34>>, <<16, 79, 105>>, <<16, 82, 105>>, <<16, 82, 108>>, <<18, 73, 28>>, <<18, 75, 34>>, <<18, 76, 103>>} |-> Idle] @@
        [k \in {<<0, 1, 4>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "update_gardenlet_cache[events]", values |-> <<1>>]>>]] @@
        [k \in {<<1, 10, 4>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "update_gardenlet_cache[events]", values |-> <<2>>]>>]] @@
        [k \in {<<2, 13, 4>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "update_gardenlet_cache[events]", values |-> <<3>>]>>]] @@
        [k \in {<<3, 15, 4>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "update_gardenlet_cache[events]", values |-> <<4>>]>>]] @@
        [k \in {<<4, 21, 4>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "update_gardenlet_cache[events]", values |-> <<5>>]>>]] @@
        [k \in {<<5, 23, 4>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "update_gardenlet_cache[events]", values |-> <<6>>]>>]] @@
        [k \in {<<6, 25, 13>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "update_gardenlet_cache[events]", values |-> <<7>>]>>]] @@
        [k \in {<<7, 27, 13>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "update_gardenlet_cache[events]", values |-> <<8>>]>>]] @@
        [k \in {<<8, 35, 13>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "update_gardenlet_cache[events]", values |-> <<9>>]>>]] @@
        [k \in {<<9, 38, 13>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "update_gardenlet_cache[events]", values |-> <<10>>]>>]] @@
        [k \in {<<10, 44, 16>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "update_gardenlet_cache[events]", values |-> <<11>>]>>]] @@
        [k \in {<<11, 46, 26>>, <<11, 46, 28>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "update_gardenlet_cache[events]", values |-> <<12>>]>>]] @@
        [k \in {<<12, 50, 28>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "update_gardenlet_cache[events]", values |-> <<13>>]>>]] @@
        [k \in {<<13, 52, 38>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "update_gardenlet_cache[events]", values |-> <<14>>]>>]] @@
        [k \in {<<14, 57, 38>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "update_gardenlet_cache[events]", values |-> <<15>>]>>]] @@
        [k \in {<<15, 59, 38>>, <<18, 77, 26>>, <<18, 81, 26>>, <<18, 81, 27>>, <<18, 81, 28>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "update_gardenlet_cache[events]", values |-> <<16>>]>>]] @@
        [k \in {<<16, 62, 38>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "update_gardenlet_cache[events]", values |-> <<17>>]>>]] @@
        [k \in {<<17, 73, 26>>, <<17, 74, 26>>, <<17, 74, 28>>, <<16, 75, 26>>, <<16, 76, 26>>, <<16, 76, 27>>, <<16, 76, 28>>, <<16, 73, 26>>, <<16, 74, 26>>, <<16, 74, 27>>, <<16, 74, 28>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "update_gardenlet_cache[events]", values |-> <<18>>]>>]]],
    \* api-server recover_gardenlet_cache[events]
    [slot |-> 2, at |-> {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18}, reads |-> <<2>>, writes |-> <<2>>, does |->
        [k \in {<<0>>, <<1>>, <<2>>, <<3>>, <<4>>, <<5>>, <<6>>, <<7>>, <<8>>, <<9>>, <<10>>, <<11>>, <<12>>, <<13>>, <<14>>, <<15>>, <<16>>, <<17>>, <<18>>} |-> Idle]],
    \* gardenlet deploy_etcd[events]
    [slot |-> 3, at |-> {1, 2, 3, 23, 24, 25, 112, 113, 119, 120}, reads |-> <<3, 4, 1, 2, 28, 29>>, writes |-> <<3, 4, 1>>, does |->
        [k \in {<<1, 0, 0, 0, 0, 0>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "deploy_etcd[events]", values |-> <<2, 1, 1>>]>>]] @@
        [k \in {<<3, 0, 0, 0, 0, 0>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "deploy_etcd[events]", values |-> <<4, 1, 1>>]>>]] @@
        [k \in {<<23, 2, 45, 11, 2, 3>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "deploy_etcd[events]", values |-> <<24, 1, 46>>]>>]] @@
        [k \in {<<25, 2, 45, 11, 2, 3>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "deploy_etcd[events]", values |-> <<26, 1, 46>>]>>]] @@
        [k \in {<<23, 4, 72, 17, 2, 1>>, <<23, 2, 81, 16, 2, 1>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "deploy_etcd[events]", values |-> <<24, 1, 73>>]>>]] @@
        [k \in {<<25, 4, 72, 17, 2, 1>>, <<25, 2, 81, 16, 2, 1>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "deploy_etcd[events]", values |-> <<26, 1, 73>>]>>]] @@
        [k \in {<<23, 1, 74, 18, 1, 1>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "deploy_etcd[events]", values |-> <<24, 2, 77>>]>>]] @@
        [k \in {<<25, 1, 74, 18, 1, 1>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "deploy_etcd[events]", values |-> <<26, 2, 77>>]>>]] @@
        [k \in {<<25, 1, 75, 18, 1, 1>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "deploy_etcd[events]", values |-> <<26, 2, 78>>]>>]] @@
        [k \in {<<25, 1, 76, 18, 1, 1>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "deploy_etcd[events]", values |-> <<26, 2, 79>>]>>]] @@
        [k \in {<<25, 1, 73, 18, 1, 1>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "deploy_etcd[events]", values |-> <<26, 2, 80>>]>>]] @@
        [k \in {<<23, 2, 82, 16, 2, 1>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "deploy_etcd[events]", values |-> <<24, 1, 75>>]>>]] @@
        [k \in {<<25, 2, 82, 16, 2, 1>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "deploy_etcd[events]", values |-> <<26, 1, 75>>]>>]] @@
        [k \in {<<23, 1, 76, 18, 1, 1>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "deploy_etcd[events]", values |-> <<24, 2, 79>>]>>]]],
    \* gardenlet scale_etcd[events]
    [slot |-> 3, at |-> {9, 11, 12, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 103, 104, 105, 106, 107, 108, 109, 110, 111, 115, 116, 121, 123}, reads |-> <<3, 4, 1, 2, 28, 29>>, writes |-> <<3, 4, 1>>, does |->
        [k \in {<<9, 1, 24, 6, 1, 1>>, <<26, 1, 46, 11, 3, 3>>, <<28, 1, 46, 11, 3, 3>>, <<28, 1, 46, 12, 1, 3>>, <<28, 1, 47, 12, 1, 3>>, <<28, 1, 48, 12, 1, 3>>, <<28, 1, 49, 12, 1, 3>>, <<28, 1, 50, 12, 1, 3>>, <<28, 1, 50, 13, 1, 3>>, <<28, 1, 51, 13, 1, 3>>, <<29, 1, 51, 13, 1, 3>>, <<31, 1, 51, 13, 1, 3>>, <<32, 1, 51, 13, 1, 3>>, <<34, 1, 51, 13, 1, 3>>, <<35, 1, 51, 13, 1, 3>>, <<26, 1, 73, 17, 3, 1>>, <<26, 1, 74, 17, 3, 1>>, <<28, 1, 74, 17, 3, 1>>, <<28, 1, 74, 18, 1, 1>>, <<29, 1, 74, 18, 1, 1>>, <<31, 1, 74, 18, 1, 1>>, <<31, 1, 75, 18, 1, 1>>, <<31, 1, 76, 18, 1, 1>>, <<31, 1, 73, 18, 1, 1>>, <<32, 1, 74, 18, 1, 1>>, <<33, 1, 74, 18, 1, 1>>, <<34, 1, 74, 18, 1, 1>>, <<35, 1, 74, 18, 1, 1>>, <<36, 1, 74, 18, 1, 1>>, <<37, 1, 74, 18, 1, 1>>, <<37, 1, 75, 18, 1, 1>>, <<37, 1, 76, 18, 1, 1>>, <<37, 1, 73, 18, 1, 1>>, <<103, 1, 74, 18, 1, 1>>, <<105, 1, 74, 18, 1, 1>>, <<106, 1, 74, 18, 1, 1>>, <<108, 1, 74, 18, 1, 1>>, <<108, 1, 75, 18, 1, 1>>, <<108, 1, 76, 18, 1, 1>>, <<108, 1, 73, 18, 1, 1>>, <<109, 1, 74, 18, 1, 1>>, <<111, 1, 74, 18, 1, 1>>, <<26, 2, 77, 18, 3, 1>>, <<26, 2, 81, 18, 3, 1>>, <<27, 2, 81, 18, 3, 1>>, <<28, 2, 81, 18, 3, 1>>, <<28, 2, 81, 16, 2, 1>>, <<29, 2, 81, 16, 2, 1>>, <<30, 2, 81, 16, 2, 1>>, <<31, 2, 81, 16, 2, 1>>, <<32, 2, 81, 16, 2, 1>>, <<33, 2, 81, 16, 2, 1>>, <<34, 2, 81, 16, 2, 1>>, <<34, 2, 79, 16, 2, 1>>, <<34, 2, 82, 16, 2, 1>>, <<35, 2, 82, 16, 2, 1>>, <<37, 2, 82, 16, 2, 1>>, <<103, 2, 82, 16, 2, 1>>, <<104, 2, 82, 16, 2, 1>>, <<104, 2, 77, 16, 2, 1>>, <<104, 2, 81, 16, 2, 1>>, <<105, 2, 81, 16, 2, 1>>, <<106, 2, 81, 16, 2, 1>>, <<107, 2, 81, 16, 2, 1>>, <<108, 2, 81, 16, 2, 1>>, <<109, 2, 81, 16, 2, 1>>, <<109, 2, 79, 16, 2, 1>>, <<109, 2, 82, 16, 2, 1>>, <<110, 2, 82, 16, 2, 1>>, <<111, 2, 82, 16, 2, 1>>, <<26, 1, 75, 16, 3, 1>>, <<26, 1, 76, 16, 3, 1>>, <<27, 1, 76, 16, 3, 1>>, <<28, 1, 76, 16, 3, 1>>, <<28, 1, 76, 18, 1, 1>>, <<29, 1, 76, 18, 1, 1>>, <<104, 1, 74, 18, 1, 1>>, <<109, 1, 76, 18, 1, 1>>, <<111, 1, 76, 18, 1, 1>>, <<32, 2, 79, 16, 2, 1>>, <<32, 2, 82, 16, 2, 1>>, <<33, 2, 82, 16, 2, 1>>, <<36, 2, 82, 16, 2, 1>>, <<103, 2, 77, 16, 2, 1>>, <<103, 2, 81, 16, 2, 1>>, <<109, 2, 77, 16, 2, 1>>, <<111, 2, 81, 16, 2, 1>>, <<26, 1, 73, 16, 3, 1>>, <<26, 1, 74, 16, 3, 1>>, <<27, 1, 74, 16, 3, 1>>, <<27, 1, 74, 18, 1, 1>>, <<29, 1, 75, 18, 1, 1>>, <<30, 1, 76, 18, 1, 1>>, <<32, 1, 76, 18, 1, 1>>, <<33, 1, 76, 18, 1, 1>>, <<34, 1, 76, 18, 1, 1>>, <<35, 1, 76, 18, 1, 1>>, <<35, 1, 73, 18, 1, 1>>, <<106, 1, 75, 18, 1, 1>>, <<106, 1, 76, 18, 1, 1>>, <<26, 2, 81, 16, 2, 1>>, <<110, 2, 81, 16, 2, 1>>, <<106, 1, 73, 18, 1, 1>>, <<107, 1, 74, 18, 1, 1>>, <<27, 2, 81, 16, 2, 1>>, <<29, 2, 79, 16, 2, 1>>, <<29, 2, 82, 16, 2, 1>>, <<30, 2, 82, 16, 2, 1>>, <<31, 2, 82, 16, 2, 1>>, <<35, 2, 77, 16, 2, 1>>, <<35, 2, 81, 16, 2, 1>>, <<36, 2, 81, 16, 2, 1>>, <<37, 2, 81, 16, 2, 1>>, <<106, 2, 79, 16, 2, 1>>, <<106, 2, 82, 16, 2, 1>>, <<106, 2, 77, 16, 2, 1>>, <<28, 1, 74, 16, 3, 1>>, <<28, 1, 75, 18, 1, 1>>, <<34, 1, 73, 18, 1, 1>>, <<105, 1, 75, 18, 1, 1>>, <<105, 1, 76, 18, 1, 1>>, <<105, 1, 73, 18, 1, 1>>, <<28, 2, 79, 16, 2, 1>>, <<28, 2, 82, 16, 2, 1>>, <<34, 2, 77, 16, 2, 1>>, <<105, 2, 79, 16, 2, 1>>, <<105, 2, 82, 16, 2, 1>>, <<108, 2, 82, 16, 2, 1>>, <<28, 1, 73, 18, 1, 1>>, <<34, 1, 75, 18, 1, 1>>, <<103, 1, 76, 18, 1, 1>>} |-> Idle] @@
        [k \in {<<11, 1, 24, 6, 1, 1>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "scale_etcd[events]", values |-> <<13, 2, 25>>]>>]] @@
        [k \in {<<36, 1, 51, 13, 1, 3>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "scale_etcd[events]", values |-> <<38, 2, 52>>]>>]]],
    \* gardenlet refuse_to_scale[events]
    [slot |-> 3, at |-> {9, 11, 12, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 103, 104, 105, 106, 107, 108, 109, 110, 111, 115, 116, 121, 123}, reads |-> <<3, 4, 2>>, writes |-> <<3>>, does |->
        [k \in {<<9, 1, 6>>, <<11, 1, 6>>, <<26, 1, 11>>, <<28, 1, 11>>, <<28, 1, 12>>, <<28, 1, 13>>, <<29, 1, 13>>, <<31, 1, 13>>, <<32, 1, 13>>, <<34, 1, 13>>, <<35, 1, 13>>, <<36, 1, 13>>, <<26, 1, 17>>, <<28, 1, 17>>, <<28, 1, 18>>, <<29, 1, 18>>, <<31, 1, 18>>, <<32, 1, 18>>, <<34, 1, 18>>, <<35, 1, 18>>, <<37, 1, 18>>, <<103, 1, 18>>, <<105, 1, 18>>, <<106, 1, 18>>, <<108, 1, 18>>, <<109, 1, 18>>, <<111, 1, 18>>, <<26, 2, 18>>, <<28, 2, 18>>, <<28, 2, 16>>, <<29, 2, 16>>, <<31, 2, 16>>, <<32, 2, 16>>, <<34, 2, 16>>, <<35, 2, 16>>, <<37, 2, 16>>, <<103, 2, 16>>, <<105, 2, 16>>, <<106, 2, 16>>, <<108, 2, 16>>, <<109, 2, 16>>, <<111, 2, 16>>, <<26, 1, 16>>, <<28, 1, 16>>, <<26, 2, 16>>} |-> Idle] @@
        [k \in {<<33, 1, 18>>, <<33, 2, 16>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "refuse_to_scale[events]", values |-> <<34>>]>>]] @@
        [k \in {<<36, 1, 18>>, <<36, 2, 16>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "refuse_to_scale[events]", values |-> <<37>>]>>]] @@
        [k \in {<<27, 2, 18>>, <<27, 1, 16>>, <<27, 1, 18>>, <<27, 2, 16>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "refuse_to_scale[events]", values |-> <<28>>]>>]] @@
        [k \in {<<30, 2, 16>>, <<30, 1, 18>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "refuse_to_scale[events]", values |-> <<31>>]>>]] @@
        [k \in {<<104, 2, 16>>, <<104, 1, 18>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "refuse_to_scale[events]", values |-> <<105>>]>>]] @@
        [k \in {<<107, 2, 16>>, <<107, 1, 18>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "refuse_to_scale[events]", values |-> <<108>>]>>]] @@
        [k \in {<<110, 2, 16>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "refuse_to_scale[events]", values |-> <<111>>]>>]]],
    \* gardenlet find_etcd_ready[events]
    [slot |-> 4, at |-> {0, 1, 2, 3, 4}, reads |-> <<4, 3, 2>>, writes |-> <<4, 3>>, does |->
        [k \in {<<0, 0, 0>>, <<0, 1, 0>>, <<0, 3, 0>>, <<1, 4, 0>>, <<1, 4, 1>>, <<1, 4, 2>>, <<1, 4, 3>>, <<1, 4, 4>>, <<1, 4, 5>>, <<1, 4, 6>>, <<1, 5, 6>>, <<1, 6, 6>>, <<1, 7, 6>>, <<1, 8, 6>>, <<1, 10, 6>>, <<1, 9, 6>>, <<1, 11, 6>>, <<2, 13, 6>>, <<2, 13, 7>>, <<3, 13, 7>>, <<3, 13, 8>>, <<3, 13, 9>>, <<3, 13, 10>>, <<3, 14, 10>>, <<2, 16, 10>>, <<2, 16, 11>>, <<2, 17, 11>>, <<2, 18, 11>>, <<2, 19, 11>>, <<2, 20, 11>>, <<2, 21, 11>>, <<2, 22, 11>>, <<2, 23, 11>>, <<2, 25, 11>>, <<1, 26, 11>>, <<1, 28, 11>>, <<1, 28, 12>>, <<1, 28, 13>>, <<1, 29, 13>>, <<1, 31, 13>>, <<1, 32, 13>>, <<1, 34, 13>>, <<1, 35, 13>>, <<1, 36, 13>>, <<2, 38, 13>>, <<2, 38, 14>>, <<3, 38, 14>>, <<3, 38, 15>>, <<3, 38, 16>>, <<3, 38, 17>>, <<4, 40, 17>>, <<3, 40, 17>>, <<3, 41, 17>>, <<4, 42, 17>>, <<3, 42, 17>>, <<4, 43, 17>>, <<3, 43, 17>>, <<4, 44, 17>>, <<3, 44, 17>>, <<4, 45, 17>>, <<3, 45, 17>>, <<4, 46, 17>>, <<3, 46, 17>>, <<4, 47, 17>>, <<3, 47, 17>>, <<4, 48, 17>>, <<3, 48, 17>>, <<4, 49, 17>>, <<3, 49, 17>>, <<4, 50, 17>>, <<3, 50, 17>>, <<4, 51, 17>>, <<3, 51, 17>>, <<4, 52, 17>>, <<3, 52, 17>>, <<4, 53, 17>>, <<3, 53, 17>>, <<4, 54, 17>>, <<3, 54, 17>>, <<4, 55, 17>>, <<3, 55, 17>>, <<4, 56, 17>>, <<3, 56, 17>>, <<4, 57, 17>>, <<3, 57, 17>>, <<4, 58, 17>>, <<3, 58, 17>>, <<4, 59, 17>>, <<3, 59, 17>>, <<4, 60, 17>>, <<3, 60, 17>>, <<4, 61, 17>>, <<3, 61, 17>>, <<4, 62, 17>>, <<3, 62, 17>>, <<4, 63, 17>>, <<3, 63, 17>>, <<4, 64, 17>>, <<3, 64, 17>>, <<4, 65, 17>>, <<3, 65, 17>>, <<4, 66, 17>>, <<3, 66, 17>>, <<4, 67, 17>>, <<3, 67, 17>>, <<4, 68, 17>>, <<3, 68, 17>>, <<4, 69, 17>>, <<3, 69, 17>>, <<4, 70, 17>>, <<3, 70, 17>>, <<4, 71, 17>>, <<3, 71, 17>>, <<4, 72, 17>>, <<3, 72, 17>>, <<4, 73, 17>>, <<3, 73, 17>>, <<4, 74, 17>>, <<3, 74, 17>>, <<4, 75, 17>>, <<3, 75, 17>>, <<4, 76, 17>>, <<3, 76, 17>>, <<4, 77, 17>>, <<3, 77, 17>>, <<4, 78, 17>>, <<3, 78, 17>>, <<4, 79, 17>>, <<3, 79, 17>>, <<4, 80, 17>>, <<3, 80, 17>>, <<4, 81, 17>>, <<3, 81, 17>>, <<4, 82, 17>>, <<3, 82, 17>>, <<4, 83, 17>>, <<3, 83, 17>>, <<4, 84, 17>>, <<3, 84, 17>>, <<4, 85, 17>>, <<3, 85, 17>>, <<4, 86, 17>>, <<3, 86, 17>>, <<4, 87, 17>>, <<3, 87, 17>>, <<4, 88, 17>>, <<3, 88, 17>>, <<4, 89, 17>>, <<3, 89, 17>>, <<4, 90, 17>>, <<3, 90, 17>>, <<4, 91, 17>>, <<3, 91, 17>>, <<4, 92, 17>>, <<3, 92, 17>>, <<4, 93, 17>>, <<3, 93, 17>>, <<4, 94, 17>>, <<3, 94, 17>>, <<4, 95, 17>>, <<3, 95, 17>>, <<4, 96, 17>>, <<3, 96, 17>>, <<4, 97, 17>>, <<3, 97, 17>>, <<4, 98, 17>>, <<3, 98, 17>>, <<4, 99, 17>>, <<3, 99, 17>>, <<4, 100, 17>>, <<4, 101, 17>>, <<4, 102, 17>>, <<4, 23, 17>>, <<4, 25, 17>>, <<1, 26, 17>>, <<1, 28, 17>>, <<1, 28, 18>>, <<1, 29, 18>>, <<1, 31, 18>>, <<1, 32, 18>>, <<1, 33, 18>>, <<1, 34, 18>>, <<1, 35, 18>>, <<1, 36, 18>>, <<1, 37, 18>>, <<1, 103, 18>>, <<1, 105, 18>>, <<1, 106, 18>>, <<1, 108, 18>>, <<1, 109, 18>>, <<1, 111, 18>>, <<1, 101, 18>>, <<1, 102, 18>>, <<1, 23, 18>>, <<1, 25, 18>>, <<2, 26, 18>>, <<2, 27, 18>>, <<2, 28, 18>>, <<2, 28, 16>>, <<2, 29, 16>>, <<2, 30, 16>>, <<2, 31, 16>>, <<2, 32, 16>>, <<2, 33, 16>>, <<2, 34, 16>>, <<2, 35, 16>>, <<2, 37, 16>>, <<2, 103, 16>>, <<2, 104, 16>>, <<2, 105, 16>>, <<2, 106, 16>>, <<2, 107, 16>>, <<2, 108, 16>>, <<2, 109, 16>>, <<2, 110, 16>>, <<2, 111, 16>>, <<2, 101, 16>>, <<2, 102, 16>>, <<2, 23, 16>>, <<2, 25, 16>>, <<1, 26, 16>>, <<1, 27, 16>>, <<1, 28, 16>>, <<1, 104, 18>>, <<2, 36, 16>>, <<1, 27, 18>>, <<1, 30, 18>>, <<2, 26, 16>>, <<1, 107, 18>>, <<2, 27, 16>>} |-> Idle] @@
        [k \in {<<4, 15, 10>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "find_etcd_ready[events]", values |-> <<2, 16>>]>>]]],
    \* gardenlet find_etcd_not_ready[events]
    [slot |-> 4, at |-> {0, 1, 2, 3, 4}, reads |-> <<4, 2, 3>>, writes |-> <<4>>, does |->
        [k \in {<<0, 0, 0>>, <<0, 0, 1>>, <<0, 0, 3>>, <<1, 0, 4>>, <<1, 1, 4>>, <<1, 2, 4>>, <<1, 3, 4>>, <<1, 4, 4>>, <<1, 5, 4>>, <<1, 6, 4>>, <<1, 6, 5>>, <<1, 6, 6>>, <<1, 6, 7>>, <<1, 6, 8>>, <<1, 6, 10>>, <<1, 6, 9>>, <<1, 6, 11>>, <<3, 7, 13>>, <<3, 8, 13>>, <<3, 9, 13>>, <<3, 10, 13>>, <<3, 10, 14>>, <<4, 10, 15>>, <<2, 10, 16>>, <<2, 11, 16>>, <<2, 11, 17>>, <<2, 11, 18>>, <<2, 11, 19>>, <<2, 11, 20>>, <<2, 11, 21>>, <<2, 11, 22>>, <<2, 11, 23>>, <<2, 11, 25>>, <<1, 11, 26>>, <<1, 11, 28>>, <<1, 12, 28>>, <<1, 13, 28>>, <<1, 13, 29>>, <<1, 13, 31>>, <<1, 13, 32>>, <<1, 13, 34>>, <<1, 13, 35>>, <<1, 13, 36>>, <<3, 14, 38>>, <<3, 15, 38>>, <<3, 16, 38>>, <<3, 17, 38>>, <<3, 17, 40>>, <<3, 17, 41>>, <<3, 17, 42>>, <<3, 17, 43>>, <<3, 17, 44>>, <<3, 17, 45>>, <<3, 17, 46>>, <<3, 17, 47>>, <<3, 17, 48>>, <<3, 17, 49>>, <<3, 17, 50>>, <<3, 17, 51>>, <<3, 17, 52>>, <<3, 17, 53>>, <<3, 17, 54>>, <<3, 17, 55>>, <<3, 17, 56>>, <<3, 17, 57>>, <<3, 17, 58>>, <<3, 17, 59>>, <<3, 17, 60>>, <<3, 17, 61>>, <<3, 17, 62>>, <<3, 17, 63>>, <<3, 17, 64>>, <<3, 17, 65>>, <<3, 17, 66>>, <<3, 17, 67>>, <<3, 17, 68>>, <<3, 17, 69>>, <<3, 17, 70>>, <<3, 17, 71>>, <<3, 17, 72>>, <<3, 17, 73>>, <<3, 17, 74>>, <<3, 17, 75>>, <<3, 17, 76>>, <<3, 17, 77>>, <<3, 17, 78>>, <<3, 17, 79>>, <<3, 17, 80>>, <<3, 17, 81>>, <<3, 17, 82>>, <<3, 17, 83>>, <<3, 17, 84>>, <<3, 17, 85>>, <<3, 17, 86>>, <<3, 17, 87>>, <<3, 17, 88>>, <<3, 17, 89>>, <<3, 17, 90>>, <<3, 17, 91>>, <<3, 17, 92>>, <<3, 17, 93>>, <<3, 17, 94>>, <<3, 17, 95>>, <<3, 17, 96>>, <<3, 17, 97>>, <<3, 17, 98>>, <<3, 17, 99>>, <<4, 17, 101>>, <<4, 17, 102>>, <<4, 17, 23>>, <<4, 17, 25>>, <<1, 17, 26>>, <<1, 17, 28>>, <<1, 18, 28>>, <<1, 18, 29>>, <<1, 18, 31>>, <<1, 18, 32>>, <<1, 18, 33>>, <<1, 18, 34>>, <<1, 18, 35>>, <<1, 18, 36>>, <<1, 18, 37>>, <<1, 18, 103>>, <<1, 18, 105>>, <<1, 18, 106>>, <<1, 18, 108>>, <<1, 18, 109>>, <<1, 18, 111>>, <<1, 18, 101>>, <<1, 18, 102>>, <<1, 18, 23>>, <<1, 18, 25>>, <<2, 18, 26>>, <<2, 18, 27>>, <<2, 18, 28>>, <<2, 16, 28>>, <<2, 16, 29>>, <<2, 16, 30>>, <<2, 16, 31>>, <<2, 16, 32>>, <<2, 16, 33>>, <<2, 16, 34>>, <<2, 16, 35>>, <<2, 16, 37>>, <<2, 16, 103>>, <<2, 16, 104>>, <<2, 16, 105>>, <<2, 16, 106>>, <<2, 16, 107>>, <<2, 16, 108>>, <<2, 16, 109>>, <<2, 16, 110>>, <<2, 16, 111>>, <<2, 16, 101>>, <<2, 16, 102>>, <<2, 16, 23>>, <<2, 16, 25>>, <<1, 16, 26>>, <<1, 16, 27>>, <<1, 16, 28>>, <<1, 18, 104>>, <<2, 16, 36>>, <<1, 18, 27>>, <<1, 18, 30>>, <<2, 16, 26>>, <<1, 18, 107>>, <<2, 16, 27>>} |-> Idle] @@
        [k \in {<<2, 6, 13>>, <<2, 7, 13>>, <<2, 13, 38>>, <<2, 14, 38>>, <<4, 17, 40>>, <<4, 17, 42>>, <<4, 17, 43>>, <<4, 17, 44>>, <<4, 17, 45>>, <<4, 17, 46>>, <<4, 17, 47>>, <<4, 17, 48>>, <<4, 17, 49>>, <<4, 17, 50>>, <<4, 17, 51>>, <<4, 17, 52>>, <<4, 17, 53>>, <<4, 17, 54>>, <<4, 17, 55>>, <<4, 17, 56>>, <<4, 17, 57>>, <<4, 17, 58>>, <<4, 17, 59>>, <<4, 17, 60>>, <<4, 17, 61>>, <<4, 17, 62>>, <<4, 17, 63>>, <<4, 17, 64>>, <<4, 17, 65>>, <<4, 17, 66>>, <<4, 17, 67>>, <<4, 17, 68>>, <<4, 17, 69>>, <<4, 17, 70>>, <<4, 17, 71>>, <<4, 17, 72>>, <<4, 17, 73>>, <<4, 17, 74>>, <<4, 17, 75>>, <<4, 17, 76>>, <<4, 17, 77>>, <<4, 17, 78>>, <<4, 17, 79>>, <<4, 17, 80>>, <<4, 17, 81>>, <<4, 17, 82>>, <<4, 17, 83>>, <<4, 17, 84>>, <<4, 17, 85>>, <<4, 17, 86>>, <<4, 17, 87>>, <<4, 17, 88>>, <<4, 17, 89>>, <<4, 17, 90>>, <<4, 17, 91>>, <<4, 17, 92>>, <<4, 17, 93>>, <<4, 17, 94>>, <<4, 17, 95>>, <<4, 17, 96>>, <<4, 17, 97>>, <<4, 17, 98>>, <<4, 17, 99>>, <<4, 17, 100>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "find_etcd_not_ready[events]", values |-> <<3>>]>>]]],
    \* gardenlet give_up_on_errors[events]
    [slot |-> 3, at |-> {13, 14, 15, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 71, 72, 73, 74, 75, 76, 77, 78, 79, 80, 81, 82, 83, 84, 85, 86, 87, 88, 89, 90, 91, 92, 93, 94, 95, 96, 97, 98, 99, 100, 117, 118, 122}, reads |-> <<3, 2, 4>>, writes |-> <<3>>, does |->
        [k \in {<<13, 6, 2>>, <<13, 7, 2>>, <<13, 7, 3>>, <<13, 8, 3>>, <<13, 9, 3>>, <<13, 10, 3>>, <<14, 10, 3>>, <<15, 10, 4>>, <<38, 13, 2>>, <<38, 14, 2>>, <<38, 14, 3>>, <<38, 15, 3>>, <<38, 16, 3>>, <<38, 17, 3>>, <<40, 17, 4>>, <<40, 17, 3>>, <<41, 17, 3>>, <<42, 17, 4>>, <<42, 17, 3>>, <<43, 17, 4>>, <<43, 17, 3>>, <<44, 17, 4>>, <<44, 17, 3>>, <<45, 17, 4>>, <<45, 17, 3>>, <<46, 17, 4>>, <<46, 17, 3>>, <<47, 17, 4>>, <<47, 17, 3>>, <<48, 17, 4>>, <<48, 17, 3>>, <<49, 17, 4>>, <<49, 17, 3>>, <<50, 17, 4>>, <<50, 17, 3>>, <<51, 17, 4>>, <<51, 17, 3>>, <<52, 17, 4>>, <<52, 17, 3>>, <<53, 17, 4>>, <<53, 17, 3>>, <<54, 17, 4>>, <<54, 17, 3>>, <<55, 17, 4>>, <<55, 17, 3>>, <<56, 17, 4>>, <<56, 17, 3>>, <<57, 17, 4>>, <<57, 17, 3>>, <<58, 17, 4>>, <<58, 17, 3>>, <<59, 17, 4>>, <<59, 17, 3>>, <<60, 17, 4>>, <<60, 17, 3>>, <<61, 17, 4>>, <<61, 17, 3>>, <<62, 17, 4>>, <<62, 17, 3>>, <<63, 17, 4>>, <<63, 17, 3>>, <<64, 17, 4>>, <<64, 17, 3>>, <<65, 17, 4>>, <<65, 17, 3>>, <<66, 17, 4>>, <<66, 17, 3>>, <<67, 17, 4>>, <<67, 17, 3>>, <<68, 17, 4>>, <<68, 17, 3>>, <<69, 17, 4>>, <<69, 17, 3>>, <<70, 17, 4>>, <<70, 17, 3>>, <<71, 17, 4>>, <<71, 17, 3>>, <<72, 17, 4>>, <<72, 17, 3>>, <<73, 17, 4>>, <<73, 17, 3>>, <<74, 17, 4>>, <<74, 17, 3>>, <<75, 17, 4>>, <<75, 17, 3>>, <<76, 17, 4>>, <<76, 17, 3>>, <<77, 17, 4>>, <<77, 17, 3>>, <<78, 17, 4>>, <<78, 17, 3>>, <<79, 17, 4>>, <<79, 17, 3>>, <<80, 17, 4>>, <<80, 17, 3>>, <<81, 17, 4>>, <<81, 17, 3>>, <<82, 17, 4>>, <<82, 17, 3>>, <<83, 17, 4>>, <<83, 17, 3>>, <<84, 17, 4>>, <<84, 17, 3>>, <<85, 17, 4>>, <<85, 17, 3>>, <<86, 17, 4>>, <<86, 17, 3>>, <<87, 17, 4>>, <<87, 17, 3>>, <<88, 17, 4>>, <<88, 17, 3>>, <<89, 17, 4>>, <<89, 17, 3>>, <<90, 17, 4>>, <<90, 17, 3>>, <<91, 17, 4>>, <<91, 17, 3>>, <<92, 17, 4>>, <<92, 17, 3>>, <<93, 17, 4>>, <<93, 17, 3>>, <<94, 17, 4>>, <<94, 17, 3>>, <<95, 17, 4>>, <<95, 17, 3>>, <<96, 17, 4>>, <<96, 17, 3>>, <<97, 17, 4>>, <<97, 17, 3>>, <<98, 17, 4>>, <<98, 17, 3>>, <<99, 17, 4>>, <<99, 17, 3>>, <<100, 17, 4>>} |-> Idle]],
    \* gardenlet finish_other_work
    [slot |-> 3, at |-> {4, 5, 6, 7, 8, 10, 114}, reads |-> <<3>>, writes |-> <<3>>, does |->
        [k \in {<<4>>, <<5>>, <<6>>, <<7>>} |-> Idle] @@
        [k \in {<<8>>, <<10>>} |-> [urgent |-> FALSE, does |-> <<[step |-> "finish_other_work", values |-> <<9>>]>>]]],
    \* gardenlet fail_flow
    [slot |-> 3, at |-> {1, 2, 3, 9, 11, 12, 13, 14, 15, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 71, 72, 73, 74, 75, 76, 77, 78, 79, 80, 81, 82, 83, 84, 85, 86, 87, 88, 89, 90, 91, 92, 93, 94, 95, 96, 97, 98, 99, 100, 103, 104, 105, 106, 107, 108, 109, 110, 111, 112, 113, 115, 116, 117, 118, 119, 120, 121, 122, 123}, reads |-> <<3>>, writes |-> <<3>>, does |->
        [k \in {<<1>>, <<3>>, <<9>>, <<11>>, <<13>>, <<14>>, <<15>>, <<23>>, <<25>>, <<26>>, <<28>>, <<29>>, <<31>>, <<32>>, <<34>>, <<35>>, <<36>>, <<38>>, <<40>>, <<41>>, <<42>>, <<43>>, <<44>>, <<45>>, <<46>>, <<47>>, <<48>>, <<49>>, <<50>>, <<51>>, <<52>>, <<53>>, <<54>>, <<55>>, <<56>>, <<57>>, <<58>>, <<59>>, <<60>>, <<61>>, <<62>>, <<63>>, <<64>>, <<65>>, <<66>>, <<67>>, <<68>>, <<69>>, <<70>>, <<71>>, <<72>>, <<73>>, <<74>>, <<75>>, <<76>>, <<77>>, <<78>>, <<79>>, <<80>>, <<81>>, <<82>>, <<83>>, <<84>>, <<85>>, <<86>>, <<87>>, <<88>>, <<89>>, <<90>>, <<91>>, <<92>>, <<93>>, <<94>>, <<95>>, <<96>>, <<97>>, <<98>>, <<99>>, <<33>>, <<37>>, <<103>>, <<105>>, <<106>>, <<108>>, <<27>>, <<30>>, <<104>>, <<107>>} |-> Idle] @@
        [k \in {<<100>>, <<109>>, <<111>>, <<110>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "fail_flow", values |-> <<101>>]>>]]],
    \* environment finish_with_other_etcd
    [slot |-> 3, at |-> {1, 2, 3, 13, 14, 15, 23, 24, 25, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 71, 72, 73, 74, 75, 76, 77, 78, 79, 80, 81, 82, 83, 84, 85, 86, 87, 88, 89, 90, 91, 92, 93, 94, 95, 96, 97, 98, 99, 100, 112, 113, 117, 118, 119, 120, 122}, reads |-> <<3>>, writes |-> <<3>>, does |->
        [k \in {<<1>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "finish_with_other_etcd", values |-> <<3>>]>>]] @@
        [k \in {<<3>>, <<14>>, <<15>>, <<25>>, <<41>>, <<42>>, <<43>>, <<44>>, <<45>>, <<46>>, <<47>>, <<48>>, <<49>>, <<50>>, <<51>>, <<52>>, <<53>>, <<54>>, <<55>>, <<56>>, <<57>>, <<58>>, <<59>>, <<60>>, <<61>>, <<62>>, <<63>>, <<64>>, <<65>>, <<66>>, <<67>>, <<68>>, <<69>>, <<70>>, <<71>>, <<72>>, <<73>>, <<74>>, <<75>>, <<76>>, <<77>>, <<78>>, <<79>>, <<80>>, <<81>>, <<82>>, <<83>>, <<84>>, <<85>>, <<86>>, <<87>>, <<88>>, <<89>>, <<90>>, <<91>>, <<92>>, <<93>>, <<94>>, <<95>>, <<96>>, <<97>>, <<98>>, <<99>>, <<100>>} |-> Idle] @@
        [k \in {<<13>>} |-> [urgent |-> FALSE, does |-> <<[step |-> "finish_with_other_etcd", values |-> <<14>>]>>]] @@
        [k \in {<<23>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "finish_with_other_etcd", values |-> <<25>>]>>]] @@
        [k \in {<<38>>} |-> [urgent |-> FALSE, does |-> <<[step |-> "finish_with_other_etcd", values |-> <<39>>]>>]] @@
        [k \in {<<40>>} |-> [urgent |-> FALSE, does |-> <<[step |-> "finish_with_other_etcd", values |-> <<41>>]>>]]],
    \* environment scale_other_etcd
    [slot |-> 3, at |-> {9, 11, 12, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 103, 104, 105, 106, 107, 108, 109, 110, 111, 115, 116, 121, 123}, reads |-> <<3>>, writes |-> <<3>>, does |->
        [k \in {<<9>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "scale_other_etcd", values |-> <<11>>]>>]] @@
        [k \in {<<11>>, <<28>>, <<31>>, <<34>>, <<36>>, <<33>>, <<37>>, <<105>>, <<108>>, <<111>>, <<27>>, <<30>>, <<104>>, <<107>>, <<110>>} |-> Idle] @@
        [k \in {<<26>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "scale_other_etcd", values |-> <<27>>]>>]] @@
        [k \in {<<29>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "scale_other_etcd", values |-> <<30>>]>>]] @@
        [k \in {<<32>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "scale_other_etcd", values |-> <<33>>]>>]] @@
        [k \in {<<35>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "scale_other_etcd", values |-> <<36>>]>>]] @@
        [k \in {<<103>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "scale_other_etcd", values |-> <<104>>]>>]] @@
        [k \in {<<106>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "scale_other_etcd", values |-> <<107>>]>>]] @@
        [k \in {<<109>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "scale_other_etcd", values |-> <<110>>]>>]]],
    \* environment refuse_to_scale_other_etcd
    [slot |-> 3, at |-> {9, 11, 12, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 103, 104, 105, 106, 107, 108, 109, 110, 111, 115, 116, 121, 123}, reads |-> <<3>>, writes |-> <<3>>, does |->
        [k \in {<<9>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "refuse_to_scale_other_etcd", values |-> <<12>>]>>]] @@
        [k \in {<<11>>, <<28>>, <<31>>, <<34>>, <<36>>, <<33>>, <<37>>, <<105>>, <<108>>, <<111>>, <<27>>, <<30>>, <<104>>, <<107>>, <<110>>} |-> Idle] @@
        [k \in {<<26>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "refuse_to_scale_other_etcd", values |-> <<28>>]>>]] @@
        [k \in {<<29>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "refuse_to_scale_other_etcd", values |-> <<31>>]>>]] @@
        [k \in {<<32>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "refuse_to_scale_other_etcd", values |-> <<34>>]>>]] @@
        [k \in {<<35>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "refuse_to_scale_other_etcd", values |-> <<37>>]>>]] @@
        [k \in {<<103>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "refuse_to_scale_other_etcd", values |-> <<105>>]>>]] @@
        [k \in {<<106>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "refuse_to_scale_other_etcd", values |-> <<108>>]>>]] @@
        [k \in {<<109>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "refuse_to_scale_other_etcd", values |-> <<111>>]>>]]],
    \* gardenlet keep_rolled_out_ca[events]
    [slot |-> 3, at |-> {1, 2, 3, 23, 24, 25, 112, 113, 119, 120}, reads |-> <<3, 4, 2, 1>>, writes |-> <<3, 4>>, does |->
        [k \in {<<1, 0, 0, 0>>, <<3, 0, 0, 0>>, <<23, 2, 11, 45>>, <<25, 2, 11, 45>>, <<23, 4, 17, 72>>, <<25, 4, 17, 72>>, <<23, 1, 18, 74>>, <<25, 1, 18, 74>>, <<25, 1, 18, 75>>, <<25, 1, 18, 76>>, <<25, 1, 18, 73>>, <<23, 2, 16, 82>>, <<25, 2, 16, 82>>, <<23, 1, 18, 76>>, <<23, 2, 16, 81>>, <<25, 2, 16, 81>>} |-> Idle]],
    \* api-server deliver_to_druid[events]
    [slot |-> 5, at |-> {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30}, reads |-> <<5, 1, 10>>, writes |-> <<5, 1, 10>>, does |->
        [k \in {<<0, 0, 0>>, <<1, 2, 1>>, <<1, 2, 0>>, <<1, 3, 0>>, <<2, 4, 0>>, <<2, 5, 0>>, <<3, 6, 0>>, <<4, 8, 1>>, <<5, 11, 1>>, <<6, 16, 2>>, <<7, 17, 2>>, <<7, 19, 2>>, <<8, 20, 2>>, <<8, 21, 2>>, <<9, 22, 2>>, <<9, 23, 2>>, <<9, 23, 4>>, <<10, 24, 4>>, <<10, 24, 6>>, <<10, 24, 7>>, <<10, 24, 1>>, <<10, 24, 0>>, <<10, 24, 3>>, <<10, 24, 8>>, <<10, 24, 9>>, <<10, 24, 10>>, <<11, 26, 11>>, <<11, 26, 9>>, <<11, 27, 9>>, <<12, 28, 9>>, <<13, 30, 11>>, <<15, 39, 11>>, <<16, 40, 11>>, <<16, 42, 11>>, <<17, 43, 11>>, <<17, 39, 11>>, <<16, 40, 9>>, <<16, 40, 10>>, <<16, 40, 1>>, <<16, 40, 0>>, <<16, 44, 0>>, <<16, 44, 3>>, <<18, 45, 3>>, <<18, 45, 8>>, <<18, 45, 9>>, <<18, 45, 10>>, <<18, 45, 1>>, <<18, 45, 0>>, <<19, 47, 1>>, <<19, 47, 0>>, <<19, 48, 0>>, <<20, 49, 0>>, <<19, 50, 1>>, <<19, 50, 2>>, <<18, 51, 2>>, <<18, 51, 3>>, <<18, 51, 8>>, <<18, 51, 9>>, <<18, 51, 10>>, <<18, 51, 1>>, <<18, 51, 0>>, <<21, 53, 2>>, <<21, 53, 3>>, <<21, 54, 3>>, <<22, 55, 3>>, <<24, 63, 2>>, <<25, 64, 2>>, <<25, 66, 2>>, <<25, 68, 2>>, <<26, 69, 2>>, <<27, 70, 2>>, <<27, 70, 13>>, <<27, 70, 14>>, <<27, 70, 15>>, <<27, 70, 16>>, <<27, 70, 1>>, <<27, 70, 0>>, <<27, 70, 3>>, <<27, 70, 8>>, <<27, 70, 9>>, <<27, 70, 10>>, <<27, 71, 0>>, <<27, 71, 3>>, <<28, 72, 3>>, <<28, 72, 8>>, <<28, 72, 9>>, <<28, 72, 10>>, <<28, 72, 1>>, <<28, 72, 0>>, <<28, 73, 9>>, <<29, 74, 9>>, <<29, 74, 10>>, <<29, 74, 1>>, <<29, 74, 0>>, <<29, 75, 0>>, <<30, 76, 0>>, <<30, 73, 0>>, <<29, 74, 14>>, <<29, 74, 15>>, <<29, 74, 16>>, <<29, 77, 14>>, <<29, 81, 14>>, <<29, 81, 15>>, <<29, 81, 16>>, <<29, 81, 1>>, <<29, 81, 0>>, <<29, 79, 0>>, <<30, 82, 0>>, <<30, 82, 14>>, <<30, 82, 15>>, <<30, 82, 16>>, <<30, 82, 1>>, <<30, 77, 0>>, <<30, 75, 15>>, <<30, 76, 15>>, <<30, 76, 16>>, <<30, 76, 1>>, <<30, 76, 14>>, <<29, 73, 15>>, <<29, 77, 15>>, <<29, 73, 1>>, <<29, 77, 16>>, <<30, 75, 16>>} |-> Idle] @@
        [k \in {<<0, 1, 0>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "deliver_to_druid[events]", values |-> <<1, 2, 1>>]>>]] @@
        [k \in {<<3, 7, 0>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "deliver_to_druid[events]", values |-> <<4, 8, 1>>]>>]] @@
        [k \in {<<4, 10, 1>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "deliver_to_druid[events]", values |-> <<5, 11, 1>>]>>]] @@
        [k \in {<<5, 13, 1>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "deliver_to_druid[events]", values |-> <<6, 14, 1>>]>>]] @@
        [k \in {<<5, 15, 1>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "deliver_to_druid[events]", values |-> <<6, 16, 1>>]>>]] @@
        [k \in {<<5, 15, 2>>, <<5, 15, 3>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "deliver_to_druid[events]", values |-> <<6, 16, 2>>]>>]] @@
        [k \in {<<10, 25, 9>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "deliver_to_druid[events]", values |-> <<11, 26, 11>>]>>]] @@
        [k \in {<<12, 29, 9>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "deliver_to_druid[events]", values |-> <<13, 30, 11>>]>>]] @@
        [k \in {<<13, 33, 11>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "deliver_to_druid[events]", values |-> <<14, 34, 11>>]>>]] @@
        [k \in {<<13, 35, 11>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "deliver_to_druid[events]", values |-> <<14, 36, 11>>]>>]] @@
        [k \in {<<14, 36, 11>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "deliver_to_druid[events]", values |-> <<15, 37, 11>>]>>]] @@
        [k \in {<<14, 38, 11>>, <<14, 38, 9>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "deliver_to_druid[events]", values |-> <<15, 39, 11>>]>>]] @@
        [k \in {<<18, 46, 10>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "deliver_to_druid[events]", values |-> <<19, 47, 12>>]>>]] @@
        [k \in {<<18, 46, 1>>, <<20, 46, 0>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "deliver_to_druid[events]", values |-> <<19, 47, 1>>]>>]] @@
        [k \in {<<18, 52, 0>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "deliver_to_druid[events]", values |-> <<21, 53, 1>>]>>]] @@
        [k \in {<<18, 52, 3>>, <<22, 52, 3>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "deliver_to_druid[events]", values |-> <<21, 53, 2>>]>>]] @@
        [k \in {<<21, 57, 2>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "deliver_to_druid[events]", values |-> <<23, 58, 2>>]>>]] @@
        [k \in {<<21, 59, 2>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "deliver_to_druid[events]", values |-> <<23, 60, 2>>]>>]] @@
        [k \in {<<23, 60, 2>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "deliver_to_druid[events]", values |-> <<24, 61, 2>>]>>]] @@
        [k \in {<<23, 62, 2>>, <<23, 62, 3>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "deliver_to_druid[events]", values |-> <<24, 63, 2>>]>>]]],
    \* api-server deliver_to_druid_filtered[events]
    [slot |-> 5, at |-> {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30}, reads |-> <<5, 1, 10, 7>>, writes |-> <<5, 1>>, does |->
        [k \in {<<0, 0, 0, 0>>, <<0, 1, 0, 0>>, <<1, 2, 1, 0>>, <<1, 2, 0, 1>>, <<2, 4, 0, 2>>, <<3, 6, 0, 4>>, <<3, 6, 0, 5>>, <<3, 7, 0, 6>>, <<4, 8, 1, 6>>, <<4, 10, 1, 7>>, <<5, 11, 1, 7>>, <<5, 13, 1, 8>>, <<5, 15, 1, 9>>, <<5, 15, 2, 0>>, <<5, 15, 3, 1>>, <<7, 17, 2, 1>>, <<8, 20, 2, 2>>, <<8, 20, 2, 3>>, <<9, 22, 2, 10>>, <<10, 24, 4, 0>>, <<10, 24, 6, 12>>, <<10, 24, 6, 13>>, <<10, 24, 7, 0>>, <<10, 24, 1, 0>>, <<10, 24, 0, 12>>, <<10, 24, 0, 13>>, <<10, 24, 3, 0>>, <<10, 24, 8, 0>>, <<10, 24, 9, 0>>, <<10, 24, 10, 0>>, <<10, 25, 9, 0>>, <<11, 26, 11, 0>>, <<11, 26, 9, 1>>, <<12, 28, 9, 4>>, <<12, 28, 9, 5>>, <<12, 29, 9, 6>>, <<13, 30, 11, 6>>, <<13, 33, 11, 7>>, <<13, 35, 11, 8>>, <<14, 36, 11, 8>>, <<14, 38, 11, 9>>, <<14, 38, 11, 0>>, <<14, 38, 9, 1>>, <<16, 40, 11, 1>>, <<17, 43, 11, 2>>, <<17, 43, 11, 4>>, <<17, 43, 11, 5>>, <<16, 40, 11, 8>>, <<16, 40, 11, 9>>, <<16, 40, 11, 0>>, <<16, 40, 9, 12>>, <<16, 40, 9, 13>>, <<16, 40, 9, 0>>, <<16, 40, 10, 0>>, <<16, 40, 1, 0>>, <<16, 40, 0, 12>>, <<18, 45, 3, 0>>, <<18, 45, 8, 0>>, <<18, 45, 9, 0>>, <<18, 45, 10, 0>>, <<18, 45, 1, 0>>, <<18, 45, 0, 12>>, <<18, 45, 0, 13>>, <<18, 46, 10, 0>>, <<18, 46, 1, 0>>, <<19, 47, 1, 0>>, <<19, 47, 0, 1>>, <<20, 49, 0, 4>>, <<20, 49, 0, 5>>, <<20, 46, 0, 6>>, <<20, 46, 0, 7>>, <<19, 47, 1, 7>>, <<19, 47, 1, 8>>, <<18, 51, 2, 0>>, <<18, 51, 3, 12>>, <<18, 51, 3, 13>>, <<18, 51, 3, 0>>, <<18, 51, 8, 0>>, <<18, 51, 9, 0>>, <<18, 51, 10, 0>>, <<18, 51, 1, 0>>, <<18, 51, 0, 12>>, <<18, 52, 0, 12>>, <<18, 52, 0, 13>>, <<18, 52, 3, 0>>, <<21, 53, 2, 0>>, <<21, 53, 3, 1>>, <<22, 55, 3, 2>>, <<22, 55, 3, 4>>, <<22, 55, 3, 5>>, <<22, 52, 3, 6>>, <<21, 53, 2, 6>>, <<21, 57, 2, 7>>, <<21, 59, 2, 8>>, <<23, 60, 2, 8>>, <<23, 62, 2, 9>>, <<23, 62, 2, 0>>, <<23, 62, 3, 1>>, <<25, 64, 2, 1>>, <<27, 70, 2, 15>>, <<27, 70, 2, 16>>, <<27, 70, 13, 0>>, <<27, 70, 14, 12>>, <<27, 70, 14, 13>>, <<27, 70, 14, 0>>, <<27, 70, 15, 0>>, <<27, 70, 16, 0>>, <<27, 70, 1, 0>>, <<27, 70, 0, 12>>, <<27, 70, 0, 13>>, <<27, 70, 3, 0>>, <<27, 70, 8, 0>>, <<27, 70, 9, 0>>, <<27, 70, 10, 0>>, <<28, 72, 3, 0>>, <<28, 72, 8, 0>>, <<28, 72, 9, 0>>, <<28, 72, 10, 0>>, <<28, 72, 1, 0>>, <<28, 72, 0, 12>>, <<28, 72, 0, 13>>, <<29, 74, 9, 0>>, <<29, 74, 10, 0>>, <<29, 74, 1, 0>>, <<29, 74, 0, 1>>, <<30, 76, 0, 4>>, <<30, 76, 0, 14>>, <<29, 74, 0, 15>>, <<29, 74, 0, 16>>, <<29, 74, 14, 0>>, <<29, 74, 15, 0>>, <<29, 74, 16, 0>>, <<30, 76, 0, 2>>, <<29, 81, 14, 0>>, <<29, 81, 15, 0>>, <<29, 81, 16, 0>>, <<29, 81, 1, 0>>, <<29, 81, 0, 1>>, <<30, 82, 0, 15>>, <<30, 82, 0, 16>>, <<30, 82, 14, 0>>, <<30, 82, 15, 0>>, <<30, 82, 16, 0>>, <<30, 82, 1, 0>>, <<30, 82, 0, 1>>, <<30, 82, 0, 2>>, <<30, 82, 0, 4>>, <<30, 82, 0, 14>>, <<29, 81, 0, 15>>, <<29, 81, 0, 16>>, <<30, 76, 15, 0>>, <<30, 76, 16, 0>>, <<30, 76, 1, 0>>, <<30, 76, 0, 1>>, <<30, 76, 0, 15>>, <<30, 76, 0, 16>>, <<30, 76, 14, 0>>} |-> Idle] @@
        [k \in {<<1, 3, 0, 2>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "deliver_to_druid_filtered[events]", values |-> <<2, 4>>]>>]] @@
        [k \in {<<2, 5, 0, 4>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "deliver_to_druid_filtered[events]", values |-> <<3, 6>>]>>]] @@
        [k \in {<<6, 16, 2, 1>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "deliver_to_druid_filtered[events]", values |-> <<7, 17>>]>>]] @@
        [k \in {<<7, 19, 2, 2>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "deliver_to_druid_filtered[events]", values |-> <<8, 20>>]>>]] @@
        [k \in {<<8, 21, 2, 10>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "deliver_to_druid_filtered[events]", values |-> <<9, 22>>]>>]] @@
        [k \in {<<9, 23, 2, 11>>, <<9, 23, 4, 0>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "deliver_to_druid_filtered[events]", values |-> <<10, 24>>]>>]] @@
        [k \in {<<11, 27, 9, 2>>, <<11, 27, 9, 4>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "deliver_to_druid_filtered[events]", values |-> <<12, 28>>]>>]] @@
        [k \in {<<15, 39, 11, 1>>, <<17, 39, 11, 6>>, <<17, 39, 11, 7>>, <<17, 39, 11, 8>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "deliver_to_druid_filtered[events]", values |-> <<16, 40>>]>>]] @@
        [k \in {<<16, 42, 11, 2>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "deliver_to_druid_filtered[events]", values |-> <<17, 43>>]>>]] @@
        [k \in {<<16, 44, 0, 13>>, <<16, 44, 3, 0>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "deliver_to_druid_filtered[events]", values |-> <<18, 45>>]>>]] @@
        [k \in {<<19, 48, 0, 2>>, <<19, 48, 0, 4>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "deliver_to_druid_filtered[events]", values |-> <<20, 49>>]>>]] @@
        [k \in {<<19, 50, 1, 9>>, <<19, 50, 2, 0>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "deliver_to_druid_filtered[events]", values |-> <<18, 51>>]>>]] @@
        [k \in {<<21, 54, 3, 2>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "deliver_to_druid_filtered[events]", values |-> <<22, 55>>]>>]] @@
        [k \in {<<24, 63, 2, 1>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "deliver_to_druid_filtered[events]", values |-> <<25, 64>>]>>]] @@
        [k \in {<<25, 66, 2, 2>>, <<25, 66, 2, 4>>, <<25, 66, 2, 14>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "deliver_to_druid_filtered[events]", values |-> <<26, 67>>]>>]] @@
        [k \in {<<25, 68, 2, 15>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "deliver_to_druid_filtered[events]", values |-> <<26, 69>>]>>]] @@
        [k \in {<<26, 69, 2, 15>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "deliver_to_druid_filtered[events]", values |-> <<27, 70>>]>>]] @@
        [k \in {<<27, 71, 0, 13>>, <<27, 71, 3, 0>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "deliver_to_druid_filtered[events]", values |-> <<28, 72>>]>>]] @@
        [k \in {<<28, 73, 9, 0>>, <<30, 73, 0, 15>>, <<29, 73, 15, 0>>, <<29, 73, 1, 0>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "deliver_to_druid_filtered[events]", values |-> <<29, 74>>]>>]] @@
        [k \in {<<29, 75, 0, 2>>, <<29, 75, 0, 4>>, <<29, 75, 0, 14>>, <<30, 75, 15, 0>>, <<29, 75, 0, 15>>, <<30, 75, 16, 0>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "deliver_to_druid_filtered[events]", values |-> <<30, 76>>]>>]] @@
        [k \in {<<29, 77, 14, 0>>, <<30, 77, 0, 15>>, <<29, 77, 15, 0>>, <<29, 77, 16, 0>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "deliver_to_druid_filtered[events]", values |-> <<29, 81>>]>>]] @@
        [k \in {<<29, 79, 0, 2>>, <<29, 79, 0, 4>>, <<29, 79, 0, 14>>, <<29, 79, 0, 15>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "deliver_to_druid_filtered[events]", values |-> <<30, 82>>]>>]]],
    \* api-server forget_intermediate_versions[events]
    [slot |-> 1, at |-> {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 71, 72, 73, 74, 75, 76, 77, 78, 79, 80, 81, 82}, reads |-> <<1, 5>>, writes |-> <<1>>, does |->
        [k \in {<<0, 0>>, <<1, 0>>, <<2, 1>>, <<3, 1>>, <<4, 2>>, <<5, 2>>, <<6, 3>>, <<7, 3>>, <<8, 4>>, <<10, 4>>, <<11, 5>>, <<13, 5>>, <<15, 5>>, <<16, 6>>, <<17, 7>>, <<19, 7>>, <<20, 8>>, <<21, 8>>, <<22, 9>>, <<23, 9>>, <<24, 10>>, <<25, 10>>, <<26, 11>>, <<27, 11>>, <<28, 12>>, <<29, 12>>, <<30, 13>>, <<33, 13>>, <<35, 13>>, <<36, 14>>, <<38, 14>>, <<39, 15>>, <<40, 16>>, <<42, 16>>, <<43, 17>>, <<39, 17>>, <<44, 16>>, <<45, 18>>, <<46, 18>>, <<47, 19>>, <<48, 19>>, <<49, 20>>, <<46, 20>>, <<50, 19>>, <<51, 18>>, <<52, 18>>, <<53, 21>>, <<54, 21>>, <<55, 22>>, <<52, 22>>, <<57, 21>>, <<59, 21>>, <<60, 23>>, <<62, 23>>, <<63, 24>>, <<64, 25>>, <<66, 25>>, <<68, 25>>, <<69, 26>>, <<70, 27>>, <<71, 27>>, <<72, 28>>, <<73, 28>>, <<74, 29>>, <<75, 29>>, <<76, 30>>, <<73, 30>>, <<77, 29>>, <<81, 29>>, <<79, 29>>, <<82, 30>>, <<77, 30>>, <<75, 30>>, <<73, 29>>} |-> Idle]],
    \* api-server recover_druid_cache[events]
    [slot |-> 5, at |-> {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30}, reads |-> <<5>>, writes |-> <<5>>, does |->
        [k \in {<<0>>, <<1>>, <<2>>, <<3>>, <<4>>, <<5>>, <<6>>, <<7>>, <<8>>, <<9>>, <<10>>, <<11>>, <<12>>, <<13>>, <<14>>, <<15>>, <<16>>, <<17>>, <<18>>, <<19>>, <<20>>, <<21>>, <<22>>, <<23>>, <<24>>, <<25>>, <<26>>, <<27>>, <<28>>, <<29>>, <<30>>} |-> Idle]],
    \* api-server update_druid_metadata[events]
    [slot |-> 6, at |-> {0, 1, 2, 3, 4}, reads |-> <<6, 1, 7, 10>>, writes |-> <<6>>, does |->
        [k \in {<<0, 0, 0, 0>>, <<1, 1, 0, 0>>, <<1, 2, 0, 1>>, <<1, 2, 1, 0>>, <<2, 4, 2, 0>>, <<4, 23, 0, 4>>, <<4, 24, 0, 4>>, <<4, 24, 12, 6>>, <<4, 24, 13, 6>>, <<4, 24, 0, 7>>, <<4, 24, 0, 1>>, <<4, 24, 12, 0>>, <<4, 24, 13, 0>>, <<4, 24, 0, 3>>, <<4, 24, 0, 8>>, <<4, 24, 0, 9>>, <<4, 24, 0, 10>>, <<3, 25, 0, 9>>, <<3, 26, 0, 11>>, <<3, 26, 1, 9>>, <<3, 27, 2, 9>>, <<3, 27, 4, 9>>, <<3, 28, 4, 9>>, <<3, 28, 5, 9>>, <<3, 29, 6, 9>>, <<3, 30, 6, 11>>, <<3, 33, 7, 11>>, <<3, 35, 8, 11>>, <<3, 36, 8, 11>>, <<4, 39, 8, 11>>, <<4, 40, 8, 11>>, <<4, 40, 9, 11>>, <<4, 40, 0, 11>>, <<4, 40, 12, 9>>, <<4, 40, 13, 9>>, <<4, 40, 0, 9>>, <<4, 40, 0, 10>>, <<4, 40, 0, 1>>, <<4, 40, 12, 0>>, <<4, 44, 13, 0>>, <<4, 44, 0, 3>>, <<4, 45, 0, 3>>, <<4, 45, 0, 8>>, <<4, 45, 0, 9>>, <<4, 45, 0, 10>>, <<4, 45, 0, 1>>, <<4, 45, 12, 0>>, <<4, 45, 13, 0>>, <<3, 46, 0, 10>>, <<3, 46, 0, 1>>, <<3, 47, 0, 1>>, <<3, 47, 1, 0>>, <<3, 48, 2, 0>>, <<3, 48, 4, 0>>, <<3, 49, 4, 0>>, <<3, 49, 5, 0>>, <<3, 46, 6, 0>>, <<3, 46, 7, 0>>, <<3, 47, 7, 1>>, <<3, 47, 8, 1>>, <<4, 51, 0, 3>>, <<4, 51, 0, 8>>, <<4, 51, 0, 9>>, <<4, 51, 0, 10>>, <<4, 51, 0, 1>>, <<4, 51, 12, 0>>, <<3, 52, 0, 3>>, <<3, 53, 0, 2>>, <<3, 53, 1, 3>>, <<3, 54, 2, 3>>, <<3, 55, 2, 3>>, <<3, 55, 4, 3>>, <<3, 55, 5, 3>>, <<3, 52, 6, 3>>, <<3, 53, 6, 2>>, <<3, 57, 7, 2>>, <<3, 59, 8, 2>>, <<3, 60, 8, 2>>, <<4, 62, 0, 2>>, <<4, 62, 1, 3>>, <<4, 63, 1, 2>>, <<4, 64, 1, 2>>, <<4, 66, 2, 2>>, <<4, 66, 4, 2>>, <<4, 66, 14, 2>>, <<4, 68, 15, 2>>, <<4, 69, 15, 2>>, <<4, 70, 15, 2>>, <<4, 70, 16, 2>>, <<4, 70, 0, 13>>, <<4, 70, 12, 14>>, <<4, 70, 13, 14>>, <<4, 70, 0, 14>>, <<4, 70, 0, 15>>, <<4, 70, 0, 16>>, <<4, 70, 0, 1>>, <<4, 70, 12, 0>>, <<4, 70, 13, 0>>, <<4, 70, 0, 3>>, <<4, 70, 0, 8>>, <<4, 70, 0, 9>>, <<4, 70, 0, 10>>, <<4, 71, 13, 0>>, <<4, 71, 0, 3>>, <<4, 72, 0, 3>>, <<4, 72, 0, 8>>, <<4, 72, 0, 9>>, <<4, 72, 0, 10>>, <<4, 72, 0, 1>>, <<4, 72, 12, 0>>, <<4, 72, 13, 0>>, <<3, 74, 0, 9>>, <<3, 74, 0, 10>>, <<3, 74, 0, 1>>, <<3, 74, 1, 0>>, <<3, 75, 2, 0>>, <<3, 75, 4, 0>>, <<3, 76, 4, 0>>, <<3, 76, 14, 0>>, <<3, 73, 15, 0>>, <<3, 74, 15, 0>>, <<3, 74, 16, 0>>, <<3, 74, 0, 14>>, <<3, 74, 0, 15>>, <<3, 74, 0, 16>>, <<3, 76, 2, 0>>, <<3, 75, 14, 0>>, <<3, 77, 0, 14>>, <<3, 81, 0, 14>>, <<3, 81, 0, 15>>, <<3, 81, 0, 16>>, <<3, 81, 0, 1>>, <<3, 81, 1, 0>>, <<3, 79, 2, 0>>, <<3, 79, 4, 0>>, <<3, 79, 14, 0>>, <<3, 79, 15, 0>>, <<3, 82, 15, 0>>, <<3, 82, 16, 0>>, <<3, 82, 0, 14>>, <<3, 82, 0, 15>>, <<3, 82, 0, 16>>, <<3, 82, 0, 1>>, <<3, 82, 1, 0>>, <<3, 82, 2, 0>>, <<3, 82, 4, 0>>, <<3, 82, 14, 0>>, <<3, 77, 15, 0>>, <<3, 81, 15, 0>>, <<3, 81, 16, 0>>, <<3, 75, 0, 15>>, <<3, 76, 0, 15>>, <<3, 76, 0, 16>>, <<3, 76, 0, 1>>, <<3, 76, 1, 0>>, <<3, 75, 15, 0>>, <<3, 76, 15, 0>>, <<3, 76, 16, 0>>, <<3, 76, 0, 14>>, <<3, 73, 0, 15>>, <<3, 77, 0, 15>>, <<3, 73, 0, 1>>, <<3, 77, 0, 16>>, <<3, 75, 0, 16>>} |-> Idle] @@
        [k \in {<<0, 1, 0, 0>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "update_druid_metadata[events]", values |-> <<1>>]>>]] @@
        [k \in {<<1, 3, 2, 0>>, <<1, 4, 2, 0>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "update_druid_metadata[events]", values |-> <<2>>]>>]] @@
        [k \in {<<2, 5, 4, 0>>, <<2, 6, 4, 0>>, <<2, 6, 5, 0>>, <<2, 7, 6, 0>>, <<2, 8, 6, 1>>, <<2, 10, 7, 1>>, <<2, 11, 7, 1>>, <<2, 13, 8, 1>>, <<4, 25, 0, 9>>, <<4, 46, 0, 10>>, <<4, 52, 12, 0>>, <<4, 52, 13, 0>>, <<4, 52, 0, 3>>, <<4, 73, 0, 9>>, <<4, 74, 0, 9>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "update_druid_metadata[events]", values |-> <<3>>]>>]] @@
        [k \in {<<2, 15, 9, 1>>, <<2, 15, 0, 2>>, <<2, 15, 1, 3>>, <<2, 16, 1, 2>>, <<2, 17, 1, 2>>, <<2, 19, 2, 2>>, <<2, 20, 2, 2>>, <<2, 20, 3, 2>>, <<2, 21, 10, 2>>, <<2, 22, 10, 2>>, <<2, 23, 11, 2>>, <<2, 23, 0, 4>>, <<3, 38, 9, 11>>, <<3, 38, 0, 11>>, <<3, 38, 1, 9>>, <<3, 39, 1, 11>>, <<3, 40, 1, 11>>, <<3, 42, 2, 11>>, <<3, 43, 2, 11>>, <<3, 43, 4, 11>>, <<3, 43, 5, 11>>, <<3, 39, 6, 11>>, <<3, 39, 7, 11>>, <<3, 39, 8, 11>>, <<3, 50, 9, 1>>, <<3, 50, 0, 2>>, <<3, 51, 0, 2>>, <<3, 51, 12, 3>>, <<3, 51, 13, 3>>, <<3, 51, 0, 3>>, <<3, 62, 9, 2>>, <<3, 62, 0, 2>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "update_druid_metadata[events]", values |-> <<4>>]>>]]],
    \* api-server update_druid_statefulset[events]
    [slot |-> 9, at |-> {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}, reads |-> <<9, 11, 7, 10>>, writes |-> <<9>>, does |->
        [k \in {<<0, 0, 0, 0>>, <<0, 0, 0, 1>>, <<0, 0, 1, 0>>, <<0, 0, 2, 0>>, <<0, 0, 4, 0>>, <<2, 3, 10, 2>>, <<2, 3, 11, 2>>, <<2, 3, 0, 4>>, <<2, 3, 12, 6>>, <<2, 3, 13, 6>>, <<2, 3, 0, 7>>, <<2, 3, 0, 1>>, <<2, 3, 12, 0>>, <<2, 3, 13, 0>>, <<2, 3, 0, 3>>, <<2, 3, 0, 8>>, <<2, 3, 0, 9>>, <<2, 3, 0, 10>>, <<3, 4, 0, 9>>, <<3, 4, 0, 11>>, <<3, 4, 1, 9>>, <<3, 4, 2, 9>>, <<3, 4, 4, 9>>, <<4, 5, 6, 11>>, <<4, 5, 7, 11>>, <<5, 6, 4, 11>>, <<5, 6, 5, 11>>, <<5, 6, 6, 11>>, <<5, 6, 7, 11>>, <<5, 6, 8, 11>>, <<5, 6, 9, 11>>, <<5, 6, 0, 11>>, <<5, 6, 12, 9>>, <<5, 6, 13, 9>>, <<5, 6, 0, 9>>, <<6, 7, 0, 9>>, <<7, 8, 0, 9>>, <<7, 8, 0, 10>>, <<7, 8, 0, 1>>, <<7, 8, 12, 0>>, <<7, 8, 13, 0>>, <<7, 8, 0, 3>>, <<7, 8, 0, 8>>, <<7, 8, 1, 0>>, <<7, 8, 2, 0>>, <<7, 8, 4, 0>>, <<7, 8, 5, 0>>, <<7, 8, 6, 0>>, <<7, 8, 7, 0>>, <<7, 8, 7, 1>>, <<7, 8, 8, 1>>, <<7, 8, 9, 1>>, <<7, 8, 0, 2>>, <<7, 8, 12, 3>>, <<7, 8, 13, 3>>, <<7, 8, 1, 3>>, <<7, 8, 2, 3>>, <<7, 8, 4, 3>>, <<8, 9, 6, 3>>, <<8, 9, 6, 2>>, <<8, 9, 7, 2>>, <<9, 13, 15, 2>>, <<9, 13, 16, 2>>, <<9, 13, 0, 13>>, <<9, 13, 12, 14>>, <<9, 13, 13, 14>>, <<9, 13, 0, 14>>, <<9, 13, 0, 15>>, <<9, 13, 0, 16>>, <<9, 13, 0, 1>>, <<9, 13, 12, 0>>, <<9, 13, 13, 0>>, <<9, 13, 0, 3>>, <<9, 13, 0, 8>>, <<9, 13, 0, 9>>, <<9, 13, 0, 10>>, <<10, 14, 0, 3>>, <<10, 14, 0, 8>>, <<10, 14, 0, 9>>, <<10, 14, 0, 10>>, <<10, 14, 0, 1>>, <<10, 14, 12, 0>>, <<10, 14, 13, 0>>, <<11, 15, 0, 9>>, <<11, 15, 0, 10>>, <<11, 15, 0, 1>>, <<11, 15, 12, 0>>, <<11, 15, 13, 0>>, <<11, 15, 0, 3>>, <<11, 15, 0, 8>>, <<11, 15, 1, 0>>, <<11, 15, 2, 0>>, <<11, 15, 4, 0>>, <<11, 15, 14, 0>>, <<11, 15, 15, 0>>, <<11, 15, 16, 0>>, <<11, 15, 0, 14>>, <<11, 15, 0, 15>>, <<11, 15, 0, 16>>} |-> Idle] @@
        [k \in {<<0, 1, 5, 0>>, <<0, 1, 6, 0>>, <<0, 1, 6, 1>>, <<0, 1, 7, 1>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "update_druid_statefulset[events]", values |-> <<1>>]>>]] @@
        [k \in {<<0, 3, 7, 1>>, <<0, 3, 8, 1>>, <<0, 3, 9, 1>>, <<0, 3, 0, 2>>, <<0, 3, 1, 3>>, <<0, 3, 1, 2>>, <<0, 3, 2, 2>>, <<0, 3, 3, 2>>, <<0, 3, 10, 2>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "update_druid_statefulset[events]", values |-> <<2>>]>>]] @@
        [k \in {<<2, 4, 0, 9>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "update_druid_statefulset[events]", values |-> <<3>>]>>]] @@
        [k \in {<<3, 5, 5, 9>>, <<3, 5, 6, 9>>, <<3, 5, 6, 11>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "update_druid_statefulset[events]", values |-> <<4>>]>>]] @@
        [k \in {<<4, 6, 7, 11>>, <<4, 6, 8, 11>>, <<4, 6, 9, 11>>, <<4, 6, 0, 11>>, <<4, 6, 1, 9>>, <<4, 6, 1, 11>>, <<4, 6, 2, 11>>, <<4, 6, 4, 11>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "update_druid_statefulset[events]", values |-> <<5>>]>>]] @@
        [k \in {<<5, 7, 0, 9>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "update_druid_statefulset[events]", values |-> <<6>>]>>]] @@
        [k \in {<<6, 8, 0, 9>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "update_druid_statefulset[events]", values |-> <<7>>]>>]] @@
        [k \in {<<7, 9, 5, 3>>, <<7, 9, 6, 3>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "update_druid_statefulset[events]", values |-> <<8>>]>>]] @@
        [k \in {<<8, 13, 7, 2>>, <<8, 13, 8, 2>>, <<8, 13, 9, 2>>, <<8, 13, 0, 2>>, <<8, 13, 1, 3>>, <<8, 13, 1, 2>>, <<8, 13, 2, 2>>, <<8, 13, 4, 2>>, <<8, 13, 14, 2>>, <<8, 13, 15, 2>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "update_druid_statefulset[events]", values |-> <<9>>]>>]] @@
        [k \in {<<9, 14, 0, 3>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "update_druid_statefulset[events]", values |-> <<10>>]>>]] @@
        [k \in {<<10, 15, 0, 9>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "update_druid_statefulset[events]", values |-> <<11>>]>>]]],
    \* api-server update_druid_leases[events]
    [slot |-> 8, at |-> {0, 1, 2}, reads |-> <<8, 7, 10, 30>>, writes |-> <<8>>, does |->
        [k \in {<<0, 0, 0, 0>>, <<0, 0, 1, 0>>, <<0, 1, 0, 0>>, <<0, 2, 0, 0>>, <<0, 4, 0, 0>>, <<0, 5, 0, 0>>, <<0, 6, 0, 0>>, <<0, 6, 1, 0>>, <<0, 7, 1, 0>>, <<0, 8, 1, 0>>, <<0, 9, 1, 0>>, <<0, 0, 2, 0>>, <<0, 1, 3, 0>>, <<0, 1, 2, 0>>, <<0, 2, 2, 0>>, <<0, 3, 2, 0>>, <<0, 10, 2, 0>>, <<0, 11, 2, 0>>, <<0, 0, 4, 0>>, <<0, 12, 6, 0>>, <<0, 13, 6, 0>>, <<0, 0, 7, 0>>, <<0, 12, 0, 0>>, <<0, 13, 0, 0>>, <<0, 0, 3, 0>>, <<0, 0, 8, 0>>, <<0, 0, 9, 0>>, <<0, 0, 10, 0>>, <<1, 0, 8, 1>>, <<1, 0, 9, 1>>, <<1, 0, 11, 1>>, <<1, 1, 9, 1>>, <<1, 2, 9, 1>>, <<1, 4, 9, 1>>, <<1, 5, 9, 1>>, <<1, 6, 9, 1>>, <<1, 6, 11, 1>>, <<1, 7, 11, 1>>, <<1, 8, 11, 1>>, <<1, 9, 11, 1>>, <<1, 1, 11, 1>>, <<1, 2, 11, 1>>, <<1, 4, 11, 1>>, <<1, 5, 11, 1>>, <<1, 12, 9, 1>>, <<1, 13, 9, 1>>, <<1, 0, 10, 1>>, <<1, 0, 1, 1>>, <<1, 12, 0, 1>>, <<1, 13, 0, 1>>, <<1, 0, 3, 1>>, <<1, 1, 0, 1>>, <<1, 2, 0, 1>>, <<1, 4, 0, 1>>, <<1, 5, 0, 1>>, <<1, 6, 0, 1>>, <<1, 7, 0, 1>>, <<1, 7, 1, 1>>, <<1, 8, 1, 1>>, <<1, 9, 1, 1>>, <<1, 0, 2, 1>>, <<1, 12, 3, 1>>, <<1, 13, 3, 1>>, <<1, 1, 3, 1>>, <<1, 2, 3, 1>>, <<1, 4, 3, 1>>, <<1, 5, 3, 1>>, <<1, 6, 3, 1>>, <<1, 6, 2, 1>>, <<1, 7, 2, 1>>, <<1, 8, 2, 1>>, <<1, 9, 2, 1>>, <<1, 1, 2, 1>>, <<1, 2, 2, 1>>, <<1, 4, 2, 1>>, <<1, 14, 2, 1>>, <<1, 15, 2, 1>>, <<1, 16, 2, 1>>, <<1, 0, 13, 1>>, <<1, 12, 14, 1>>, <<1, 13, 14, 1>>, <<1, 0, 14, 1>>, <<1, 0, 15, 1>>, <<1, 0, 16, 1>>, <<2, 0, 9, 3>>, <<2, 0, 10, 3>>, <<2, 0, 1, 3>>, <<2, 12, 0, 3>>, <<2, 13, 0, 3>>, <<2, 0, 3, 3>>, <<2, 0, 8, 3>>, <<2, 1, 0, 3>>, <<2, 2, 0, 3>>, <<2, 4, 0, 3>>, <<2, 14, 0, 3>>, <<2, 15, 0, 3>>, <<2, 16, 0, 3>>, <<2, 0, 14, 3>>, <<2, 0, 15, 3>>, <<2, 0, 16, 3>>} |-> Idle] @@
        [k \in {<<0, 0, 8, 1>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "update_druid_leases[events]", values |-> <<1>>]>>]] @@
        [k \in {<<1, 0, 9, 3>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "update_druid_leases[events]", values |-> <<2>>]>>]]],
    \* api-server enqueue_after_delay[events]
    [slot |-> 10, at |-> {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18}, reads |-> <<10, 5, 31>>, writes |-> <<10>>, does |->
        [k \in {<<0, 0, 0>>, <<1, 1, 0>>, <<0, 1, 0>>, <<0, 2, 0>>, <<0, 3, 0>>, <<0, 3, 1>>, <<1, 4, 1>>, <<1, 5, 1>>, <<2, 5, 1>>, <<3, 5, 1>>, <<2, 6, 1>>, <<2, 7, 1>>, <<2, 8, 1>>, <<2, 9, 1>>, <<2, 9, 0>>, <<1, 10, 0>>, <<0, 10, 0>>, <<3, 10, 0>>, <<8, 10, 0>>, <<9, 10, 0>>, <<8, 10, 1>>, <<9, 10, 1>>, <<11, 11, 0>>, <<9, 11, 0>>, <<9, 12, 0>>, <<9, 12, 1>>, <<11, 13, 1>>, <<11, 13, 0>>, <<11, 14, 1>>, <<9, 14, 1>>, <<11, 15, 1>>, <<11, 16, 1>>, <<11, 17, 1>>, <<11, 17, 0>>, <<11, 16, 0>>, <<9, 16, 0>>, <<9, 16, 1>>, <<1, 16, 0>>, <<0, 16, 0>>, <<3, 16, 0>>, <<3, 18, 0>>, <<8, 18, 0>>, <<9, 18, 0>>, <<1, 18, 0>>, <<0, 18, 0>>, <<1, 19, 0>>, <<0, 19, 0>>, <<0, 20, 0>>, <<2, 19, 0>>, <<2, 18, 0>>, <<2, 21, 0>>, <<3, 21, 0>>, <<3, 22, 0>>, <<3, 22, 1>>, <<2, 21, 1>>, <<2, 23, 1>>, <<3, 23, 1>>, <<2, 24, 1>>, <<2, 25, 1>>, <<2, 26, 1>>, <<2, 26, 0>>, <<2, 27, 0>>, <<13, 27, 0>>, <<14, 27, 0>>, <<15, 27, 0>>, <<1, 27, 0>>, <<0, 27, 0>>, <<3, 27, 0>>, <<8, 27, 0>>, <<9, 27, 0>>, <<3, 27, 1>>, <<9, 27, 1>>, <<3, 28, 0>>, <<8, 28, 0>>, <<9, 28, 0>>, <<1, 28, 0>>, <<0, 28, 0>>, <<9, 29, 0>>, <<1, 29, 0>>, <<0, 29, 0>>, <<0, 30, 0>>, <<14, 29, 0>>, <<15, 29, 0>>, <<14, 30, 0>>, <<15, 30, 0>>, <<1, 30, 0>>} |-> Idle] @@
        [k \in {<<4, 9, 0>>, <<4, 10, 0>>, <<6, 10, 0>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "enqueue_after_delay[events]", values |-> <<5>>]>>]] @@
        [k \in {<<7, 10, 0>>, <<10, 10, 0>>, <<10, 16, 0>>, <<10, 18, 0>>, <<16, 27, 0>>, <<10, 27, 0>>, <<10, 28, 0>>, <<10, 29, 0>>, <<16, 29, 0>>, <<16, 30, 0>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "enqueue_after_delay[events]", values |-> <<1>>]>>]]],
    \* etcd-druid begin_spec_reconciliation[events]
    [slot |-> 7, at |-> {0}, reads |-> <<7, 10, 5, 1, 6>>, writes |-> <<7, 10>>, does |->
        [k \in {<<0, 0, 0, 0, 0>>, <<0, 0, 0, 1, 0>>, <<0, 0, 0, 1, 1>>, <<0, 4, 9, 23, 2>>, <<0, 4, 9, 23, 4>>, <<0, 4, 10, 24, 4>>, <<0, 7, 10, 24, 4>>, <<0, 1, 10, 24, 4>>, <<0, 3, 10, 24, 4>>, <<0, 8, 10, 24, 4>>, <<0, 9, 10, 24, 4>>, <<0, 10, 10, 24, 4>>, <<0, 9, 10, 25, 4>>, <<0, 9, 10, 25, 3>>, <<0, 11, 16, 40, 4>>, <<0, 9, 16, 40, 4>>, <<0, 10, 16, 40, 4>>, <<0, 1, 16, 40, 4>>, <<0, 3, 16, 44, 4>>, <<0, 3, 18, 45, 4>>, <<0, 8, 18, 45, 4>>, <<0, 9, 18, 45, 4>>, <<0, 10, 18, 45, 4>>, <<0, 1, 18, 45, 4>>, <<0, 10, 18, 46, 4>>, <<0, 10, 18, 46, 3>>, <<0, 1, 18, 46, 3>>, <<0, 2, 18, 51, 3>>, <<0, 3, 18, 51, 3>>, <<0, 3, 18, 51, 4>>, <<0, 8, 18, 51, 4>>, <<0, 9, 18, 51, 4>>, <<0, 10, 18, 51, 4>>, <<0, 1, 18, 51, 4>>, <<0, 3, 18, 52, 4>>, <<0, 3, 18, 52, 3>>, <<0, 13, 27, 70, 4>>, <<0, 14, 27, 70, 4>>, <<0, 15, 27, 70, 4>>, <<0, 16, 27, 70, 4>>, <<0, 1, 27, 70, 4>>, <<0, 3, 27, 70, 4>>, <<0, 8, 27, 70, 4>>, <<0, 9, 27, 70, 4>>, <<0, 10, 27, 70, 4>>, <<0, 3, 27, 71, 4>>, <<0, 3, 28, 72, 4>>, <<0, 8, 28, 72, 4>>, <<0, 9, 28, 72, 4>>, <<0, 10, 28, 72, 4>>, <<0, 1, 28, 72, 4>>, <<0, 9, 28, 73, 4>>, <<0, 9, 29, 74, 4>>, <<0, 9, 29, 74, 3>>, <<0, 10, 29, 74, 3>>, <<0, 14, 29, 74, 3>>, <<0, 15, 29, 74, 3>>, <<0, 16, 29, 74, 3>>, <<0, 14, 29, 77, 3>>, <<0, 14, 29, 81, 3>>, <<0, 15, 29, 81, 3>>, <<0, 16, 29, 81, 3>>, <<0, 14, 30, 82, 3>>, <<0, 15, 30, 82, 3>>, <<0, 16, 30, 82, 3>>, <<0, 15, 30, 75, 3>>, <<0, 15, 30, 76, 3>>, <<0, 16, 30, 76, 3>>, <<0, 14, 30, 76, 3>>, <<0, 15, 29, 73, 3>>, <<0, 15, 29, 77, 3>>, <<0, 16, 29, 77, 3>>, <<0, 16, 30, 75, 3>>} |-> Idle] @@
        [k \in {<<0, 1, 1, 2, 1>>, <<0, 1, 19, 47, 3>>, <<0, 1, 29, 74, 3>>, <<0, 1, 29, 81, 3>>, <<0, 1, 30, 82, 3>>, <<0, 1, 30, 76, 3>>, <<0, 1, 29, 73, 3>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "begin_spec_reconciliation[events]", values |-> <<1, 0>>]>>]] @@
        [k \in {<<0, 2, 5, 15, 2>>, <<0, 2, 19, 50, 3>>, <<0, 2, 21, 53, 3>>, <<0, 2, 23, 62, 3>>, <<0, 2, 23, 62, 4>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "begin_spec_reconciliation[events]", values |-> <<1, 3>>]>>]] @@
        [k \in {<<0, 11, 11, 26, 3>>, <<0, 11, 14, 38, 3>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "begin_spec_reconciliation[events]", values |-> <<1, 9>>]>>]]],
    \* etcd-druid begin_status_reconciliation[events]
    [slot |-> 7, at |-> {0}, reads |-> <<7, 10, 5, 6>>, writes |-> <<7, 10>>, does |->
        [k \in {<<0, 0, 0, 0>>, <<0, 0, 0, 1>>, <<0, 1, 1, 1>>, <<0, 2, 5, 2>>, <<0, 7, 10, 4>>, <<0, 3, 10, 4>>, <<0, 8, 10, 4>>, <<0, 9, 10, 4>>, <<0, 10, 10, 4>>, <<0, 9, 10, 3>>, <<0, 11, 11, 3>>, <<0, 11, 14, 3>>, <<0, 9, 16, 4>>, <<0, 10, 16, 4>>, <<0, 3, 16, 4>>, <<0, 3, 18, 4>>, <<0, 8, 18, 4>>, <<0, 9, 18, 4>>, <<0, 10, 18, 4>>, <<0, 10, 18, 3>>, <<0, 1, 19, 3>>, <<0, 2, 19, 3>>, <<0, 3, 18, 3>>, <<0, 2, 21, 3>>, <<0, 2, 23, 3>>, <<0, 2, 23, 4>>, <<0, 14, 27, 4>>, <<0, 15, 27, 4>>, <<0, 16, 27, 4>>, <<0, 3, 27, 4>>, <<0, 8, 27, 4>>, <<0, 9, 27, 4>>, <<0, 10, 27, 4>>, <<0, 3, 28, 4>>, <<0, 8, 28, 4>>, <<0, 9, 28, 4>>, <<0, 10, 28, 4>>, <<0, 9, 29, 4>>, <<0, 9, 29, 3>>, <<0, 10, 29, 3>>, <<0, 1, 29, 3>>, <<0, 14, 29, 3>>, <<0, 15, 29, 3>>, <<0, 16, 29, 3>>, <<0, 14, 30, 3>>, <<0, 15, 30, 3>>, <<0, 16, 30, 3>>, <<0, 1, 30, 3>>} |-> Idle] @@
        [k \in {<<0, 4, 9, 2>>, <<0, 4, 9, 4>>, <<0, 4, 10, 4>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "begin_status_reconciliation[events]", values |-> <<12, 6>>]>>]] @@
        [k \in {<<0, 1, 10, 4>>, <<0, 1, 16, 4>>, <<0, 1, 18, 4>>, <<0, 1, 18, 3>>, <<0, 1, 27, 4>>, <<0, 1, 28, 4>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "begin_status_reconciliation[events]", values |-> <<12, 0>>]>>]] @@
        [k \in {<<0, 11, 16, 4>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "begin_status_reconciliation[events]", values |-> <<12, 9>>]>>]] @@
        [k \in {<<0, 2, 18, 3>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "begin_status_reconciliation[events]", values |-> <<12, 3>>]>>]] @@
        [k \in {<<0, 13, 27, 4>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "begin_status_reconciliation[events]", values |-> <<12, 14>>]>>]]],
    \* etcd-druid drop_missing_etcd[events]
    [slot |-> 10, at |-> {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18}, reads |-> <<10, 7, 5, 6>>, writes |-> <<10>>, does |->
        [k \in {<<0, 0, 0, 0>>, <<0, 0, 0, 1>>, <<1, 0, 1, 1>>, <<0, 1, 1, 1>>, <<0, 2, 1, 1>>, <<0, 2, 2, 1>>, <<0, 2, 2, 2>>, <<0, 4, 2, 2>>, <<0, 4, 3, 2>>, <<0, 5, 3, 2>>, <<0, 6, 3, 2>>, <<1, 6, 4, 2>>, <<1, 7, 4, 2>>, <<1, 7, 5, 2>>, <<1, 8, 5, 2>>, <<1, 9, 5, 2>>, <<2, 0, 5, 2>>, <<3, 1, 5, 2>>, <<2, 1, 6, 2>>, <<2, 1, 7, 2>>, <<2, 2, 7, 2>>, <<2, 2, 8, 2>>, <<2, 3, 8, 2>>, <<2, 10, 8, 2>>, <<2, 10, 9, 2>>, <<2, 11, 9, 2>>, <<4, 0, 9, 2>>, <<4, 0, 9, 4>>, <<4, 0, 10, 4>>, <<6, 12, 10, 4>>, <<6, 13, 10, 4>>, <<7, 0, 10, 4>>, <<1, 0, 10, 4>>, <<0, 12, 10, 4>>, <<0, 13, 10, 4>>, <<3, 0, 10, 4>>, <<8, 0, 10, 4>>, <<9, 0, 10, 4>>, <<10, 0, 10, 4>>, <<9, 0, 10, 3>>, <<11, 0, 11, 3>>, <<9, 1, 11, 3>>, <<9, 2, 11, 3>>, <<9, 4, 11, 3>>, <<9, 4, 12, 3>>, <<9, 5, 12, 3>>, <<9, 6, 12, 3>>, <<11, 6, 13, 3>>, <<11, 7, 13, 3>>, <<11, 8, 13, 3>>, <<11, 8, 14, 3>>, <<11, 9, 14, 3>>, <<11, 0, 14, 3>>, <<9, 1, 14, 3>>, <<11, 1, 15, 3>>, <<11, 1, 16, 3>>, <<11, 2, 16, 3>>, <<11, 2, 17, 3>>, <<11, 4, 17, 3>>, <<11, 5, 17, 3>>, <<11, 6, 17, 3>>, <<11, 7, 17, 3>>, <<11, 8, 17, 3>>, <<11, 8, 17, 4>>, <<11, 8, 16, 4>>, <<11, 9, 16, 4>>, <<11, 0, 16, 4>>, <<9, 12, 16, 4>>, <<9, 13, 16, 4>>, <<9, 0, 16, 4>>, <<10, 0, 16, 4>>, <<1, 0, 16, 4>>, <<0, 12, 16, 4>>, <<0, 13, 16, 4>>, <<3, 0, 16, 4>>, <<3, 0, 18, 4>>, <<8, 0, 18, 4>>, <<9, 0, 18, 4>>, <<10, 0, 18, 4>>, <<1, 0, 18, 4>>, <<0, 12, 18, 4>>, <<0, 13, 18, 4>>, <<10, 0, 18, 3>>, <<1, 0, 18, 3>>, <<1, 0, 19, 3>>, <<0, 1, 19, 3>>, <<0, 2, 19, 3>>, <<0, 4, 19, 3>>, <<0, 4, 20, 3>>, <<0, 5, 20, 3>>, <<0, 6, 20, 3>>, <<0, 7, 20, 3>>, <<1, 7, 19, 3>>, <<1, 8, 19, 3>>, <<1, 9, 19, 3>>, <<2, 0, 19, 3>>, <<2, 0, 18, 3>>, <<3, 12, 18, 3>>, <<3, 13, 18, 3>>, <<3, 0, 18, 3>>, <<2, 0, 21, 3>>, <<3, 1, 21, 3>>, <<3, 2, 21, 3>>, <<3, 2, 22, 3>>, <<3, 4, 22, 3>>, <<3, 5, 22, 3>>, <<3, 6, 22, 3>>, <<2, 6, 21, 3>>, <<2, 7, 21, 3>>, <<2, 8, 21, 3>>, <<2, 8, 23, 3>>, <<2, 9, 23, 3>>, <<2, 0, 23, 3>>, <<2, 0, 23, 4>>, <<3, 1, 23, 4>>, <<2, 1, 24, 4>>, <<2, 1, 25, 4>>, <<2, 2, 25, 4>>, <<2, 4, 25, 4>>, <<2, 14, 25, 4>>, <<2, 15, 25, 4>>, <<2, 15, 26, 4>>, <<2, 15, 27, 4>>, <<2, 16, 27, 4>>, <<13, 0, 27, 4>>, <<14, 12, 27, 4>>, <<14, 13, 27, 4>>, <<14, 0, 27, 4>>, <<15, 0, 27, 4>>, <<16, 0, 27, 4>>, <<1, 0, 27, 4>>, <<0, 12, 27, 4>>, <<0, 13, 27, 4>>, <<3, 0, 27, 4>>, <<8, 0, 27, 4>>, <<9, 0, 27, 4>>, <<10, 0, 27, 4>>, <<3, 0, 28, 4>>, <<8, 0, 28, 4>>, <<9, 0, 28, 4>>, <<10, 0, 28, 4>>, <<1, 0, 28, 4>>, <<0, 12, 28, 4>>, <<0, 13, 28, 4>>, <<9, 0, 29, 4>>, <<9, 0, 29, 3>>, <<10, 0, 29, 3>>, <<1, 0, 29, 3>>, <<0, 1, 29, 3>>, <<0, 2, 29, 3>>, <<0, 4, 29, 3>>, <<0, 4, 30, 3>>, <<0, 14, 30, 3>>, <<0, 15, 30, 3>>, <<0, 15, 29, 3>>, <<0, 16, 29, 3>>, <<14, 0, 29, 3>>, <<15, 0, 29, 3>>, <<16, 0, 29, 3>>, <<0, 2, 30, 3>>, <<0, 14, 29, 3>>, <<0, 16, 30, 3>>, <<14, 0, 30, 3>>, <<15, 0, 30, 3>>, <<16, 0, 30, 3>>, <<1, 0, 30, 3>>, <<0, 1, 30, 3>>} |-> Idle]],
    \* etcd-druid record_start[events]
    [slot |-> 7, at |-> {1}, reads |-> <<7, 1, 5>>, writes |-> <<7, 1>>, does |->
        [k \in {<<1, 2, 1>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "record_start[events]", values |-> <<2, 3>>]>>]] @@
        [k \in {<<1, 15, 5>>, <<1, 38, 14>>, <<1, 62, 23>>} |-> Idle] @@
        [k \in {<<1, 16, 6>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "record_start[events]", values |-> <<2, 18>>]>>]] @@
        [k \in {<<1, 17, 7>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "record_start[events]", values |-> <<2, 19>>]>>]] @@
        [k \in {<<1, 26, 11>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "record_start[events]", values |-> <<2, 27>>]>>]] @@
        [k \in {<<1, 39, 15>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "record_start[events]", values |-> <<2, 41>>]>>]] @@
        [k \in {<<1, 40, 16>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "record_start[events]", values |-> <<2, 42>>]>>]] @@
        [k \in {<<1, 47, 19>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "record_start[events]", values |-> <<2, 48>>]>>]] @@
        [k \in {<<1, 53, 21>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "record_start[events]", values |-> <<2, 54>>]>>]] @@
        [k \in {<<1, 63, 24>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "record_start[events]", values |-> <<2, 65>>]>>]] @@
        [k \in {<<1, 64, 25>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "record_start[events]", values |-> <<2, 66>>]>>]] @@
        [k \in {<<1, 74, 29>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "record_start[events]", values |-> <<2, 75>>]>>]] @@
        [k \in {<<1, 81, 29>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "record_start[events]", values |-> <<2, 79>>]>>]] @@
        [k \in {<<1, 82, 30>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "record_start[events]", values |-> <<2, 82>>]>>]] @@
        [k \in {<<1, 76, 30>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "record_start[events]", values |-> <<2, 76>>]>>]]],
    \* etcd-druid ensure_finalizer[events]
    [slot |-> 7, at |-> {2}, reads |-> <<7, 1, 5, 6>>, writes |-> <<7, 1>>, does |->
        [k \in {<<2, 3, 1, 1>>, <<2, 4, 2, 1>>, <<2, 19, 7, 2>>, <<2, 20, 8, 2>>} |-> Idle] @@
        [k \in {<<2, 4, 2, 2>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "ensure_finalizer[events]", values |-> <<4, 5>>]>>]] @@
        [k \in {<<2, 27, 11, 3>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "ensure_finalizer[events]", values |-> <<4, 27>>]>>]] @@
        [k \in {<<2, 42, 16, 3>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "ensure_finalizer[events]", values |-> <<4, 42>>]>>]] @@
        [k \in {<<2, 43, 17, 3>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "ensure_finalizer[events]", values |-> <<4, 43>>]>>]] @@
        [k \in {<<2, 48, 19, 3>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "ensure_finalizer[events]", values |-> <<4, 48>>]>>]] @@
        [k \in {<<2, 54, 21, 3>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "ensure_finalizer[events]", values |-> <<4, 54>>]>>]] @@
        [k \in {<<2, 55, 22, 3>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "ensure_finalizer[events]", values |-> <<4, 55>>]>>]] @@
        [k \in {<<2, 66, 25, 4>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "ensure_finalizer[events]", values |-> <<4, 66>>]>>]] @@
        [k \in {<<2, 75, 29, 3>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "ensure_finalizer[events]", values |-> <<4, 75>>]>>]] @@
        [k \in {<<2, 76, 30, 3>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "ensure_finalizer[events]", values |-> <<4, 76>>]>>]] @@
        [k \in {<<2, 79, 29, 3>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "ensure_finalizer[events]", values |-> <<4, 79>>]>>]] @@
        [k \in {<<2, 82, 30, 3>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "ensure_finalizer[events]", values |-> <<4, 82>>]>>]]],
    \* etcd-druid conflict_on_finalizer[events]
    [slot |-> 7, at |-> {2}, reads |-> <<7, 1, 5, 6>>, writes |-> <<7>>, does |->
        [k \in {<<2, 3, 1, 1>>, <<2, 4, 2, 1>>, <<2, 19, 7, 2>>, <<2, 20, 8, 2>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "conflict_on_finalizer[events]", values |-> <<3>>]>>]] @@
        [k \in {<<2, 4, 2, 2>>, <<2, 27, 11, 3>>, <<2, 42, 16, 3>>, <<2, 43, 17, 3>>, <<2, 48, 19, 3>>, <<2, 54, 21, 3>>, <<2, 55, 22, 3>>, <<2, 66, 25, 4>>, <<2, 75, 29, 3>>, <<2, 76, 30, 3>>, <<2, 79, 29, 3>>, <<2, 82, 30, 3>>} |-> Idle]],
    \* etcd-druid record_success[events]
    [slot |-> 7, at |-> {5}, reads |-> <<7, 1, 5>>, writes |-> <<7, 1>>, does |->
        [k \in {<<5, 6, 3>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "record_success[events]", values |-> <<6, 7>>]>>]] @@
        [k \in {<<5, 28, 12>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "record_success[events]", values |-> <<6, 29>>]>>]] @@
        [k \in {<<5, 43, 17>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "record_success[events]", values |-> <<6, 39>>]>>]] @@
        [k \in {<<5, 49, 20>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "record_success[events]", values |-> <<6, 46>>]>>]] @@
        [k \in {<<5, 55, 22>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "record_success[events]", values |-> <<6, 52>>]>>]]],
    \* etcd-druid record_incomplete[events]
    [slot |-> 7, at |-> {3, 14}, reads |-> <<7, 1, 5>>, writes |-> <<7, 1>>, does |->
        [k \in {<<3, 20, 8>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "record_incomplete[events]", values |-> <<10, 21>>]>>]] @@
        [k \in {<<14, 66, 25>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "record_incomplete[events]", values |-> <<15, 68>>]>>]] @@
        [k \in {<<14, 76, 30>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "record_incomplete[events]", values |-> <<15, 73>>]>>]] @@
        [k \in {<<14, 75, 29>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "record_incomplete[events]", values |-> <<15, 75>>]>>]] @@
        [k \in {<<14, 79, 29>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "record_incomplete[events]", values |-> <<15, 79>>]>>]] @@
        [k \in {<<14, 82, 30>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "record_incomplete[events]", values |-> <<15, 77>>]>>]]],
    \* etcd-druid reconcile_status[events]
    [slot |-> 7, at |-> {6, 10, 12, 15}, reads |-> <<7, 1, 5, 9, 8>>, writes |-> <<7, 1>>, does |->
        [k \in {<<6, 7, 3, 0, 0>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "reconcile_status[events]", values |-> <<7, 9>>]>>]] @@
        [k \in {<<6, 8, 4, 0, 0>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "reconcile_status[events]", values |-> <<7, 10>>]>>]] @@
        [k \in {<<10, 21, 8, 0, 0>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "reconcile_status[events]", values |-> <<11, 21>>]>>]] @@
        [k \in {<<10, 22, 9, 0, 0>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "reconcile_status[events]", values |-> <<11, 22>>]>>]] @@
        [k \in {<<10, 22, 9, 2, 0>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "reconcile_status[events]", values |-> <<11, 23>>]>>]] @@
        [k \in {<<12, 24, 10, 2, 0>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "reconcile_status[events]", values |-> <<13, 24>>]>>]] @@
        [k \in {<<6, 29, 12, 3, 1>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "reconcile_status[events]", values |-> <<7, 31>>]>>]] @@
        [k \in {<<6, 30, 13, 3, 1>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "reconcile_status[events]", values |-> <<7, 32>>]>>]] @@
        [k \in {<<6, 30, 13, 4, 1>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "reconcile_status[events]", values |-> <<7, 33>>]>>]] @@
        [k \in {<<6, 39, 17, 5, 1>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "reconcile_status[events]", values |-> <<7, 39>>]>>]] @@
        [k \in {<<12, 40, 16, 5, 1>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "reconcile_status[events]", values |-> <<13, 40>>]>>]] @@
        [k \in {<<12, 40, 16, 7, 1>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "reconcile_status[events]", values |-> <<13, 44>>]>>]] @@
        [k \in {<<12, 45, 18, 7, 1>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "reconcile_status[events]", values |-> <<13, 45>>]>>]] @@
        [k \in {<<6, 46, 20, 7, 1>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "reconcile_status[events]", values |-> <<7, 46>>]>>]] @@
        [k \in {<<12, 51, 18, 7, 1>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "reconcile_status[events]", values |-> <<13, 51>>]>>]] @@
        [k \in {<<12, 52, 18, 7, 1>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "reconcile_status[events]", values |-> <<13, 52>>]>>]] @@
        [k \in {<<6, 52, 22, 7, 1>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "reconcile_status[events]", values |-> <<7, 52>>]>>]] @@
        [k \in {<<6, 52, 22, 8, 1>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "reconcile_status[events]", values |-> <<7, 56>>]>>]] @@
        [k \in {<<6, 53, 21, 8, 1>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "reconcile_status[events]", values |-> <<7, 57>>]>>]] @@
        [k \in {<<15, 68, 25, 8, 1>>} |-> Idle] @@
        [k \in {<<15, 69, 26, 8, 1>>, <<15, 69, 26, 9, 1>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "reconcile_status[events]", values |-> <<16, 69>>]>>]] @@
        [k \in {<<15, 70, 27, 9, 1>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "reconcile_status[events]", values |-> <<16, 70>>]>>]] @@
        [k \in {<<12, 70, 27, 9, 1>>, <<12, 70, 27, 10, 1>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "reconcile_status[events]", values |-> <<13, 70>>]>>]] @@
        [k \in {<<12, 70, 27, 11, 2>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "reconcile_status[events]", values |-> <<13, 71>>]>>]] @@
        [k \in {<<12, 72, 28, 11, 2>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "reconcile_status[events]", values |-> <<13, 72>>]>>]] @@
        [k \in {<<15, 73, 30, 11, 2>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "reconcile_status[events]", values |-> <<16, 73>>]>>]] @@
        [k \in {<<15, 74, 29, 11, 2>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "reconcile_status[events]", values |-> <<16, 74>>]>>]] @@
        [k \in {<<15, 79, 29, 11, 2>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "reconcile_status[events]", values |-> <<16, 79>>]>>]] @@
        [k \in {<<15, 82, 30, 11, 2>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "reconcile_status[events]", values |-> <<16, 82>>]>>]] @@
        [k \in {<<15, 77, 30, 11, 2>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "reconcile_status[events]", values |-> <<16, 77>>]>>]] @@
        [k \in {<<15, 81, 29, 11, 2>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "reconcile_status[events]", values |-> <<16, 81>>]>>]] @@
        [k \in {<<15, 75, 29, 11, 2>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "reconcile_status[events]", values |-> <<16, 75>>]>>]] @@
        [k \in {<<15, 76, 30, 11, 2>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "reconcile_status[events]", values |-> <<16, 76>>]>>]]],
    \* etcd-druid update_observed_generation[events]
    [slot |-> 7, at |-> {7}, reads |-> <<7, 1, 5>>, writes |-> <<7, 1>>, does |->
        [k \in {<<7, 10, 4>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "update_observed_generation[events]", values |-> <<8, 12>>]>>]] @@
        [k \in {<<7, 11, 5>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "update_observed_generation[events]", values |-> <<8, 13>>]>>]] @@
        [k \in {<<7, 33, 13>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "update_observed_generation[events]", values |-> <<8, 35>>]>>]] @@
        [k \in {<<7, 39, 17>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "update_observed_generation[events]", values |-> <<8, 39>>]>>]] @@
        [k \in {<<7, 46, 20>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "update_observed_generation[events]", values |-> <<8, 46>>]>>]] @@
        [k \in {<<7, 47, 19>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "update_observed_generation[events]", values |-> <<8, 47>>]>>]] @@
        [k \in {<<7, 57, 21>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "update_observed_generation[events]", values |-> <<8, 59>>]>>]]],
    \* etcd-druid remove_operation_annotation[events]
    [slot |-> 7, at |-> {8}, reads |-> <<7, 1, 6, 5>>, writes |-> <<7, 1>>, does |->
        [k \in {<<8, 13, 2, 5>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "remove_operation_annotation[events]", values |-> <<9, 15>>]>>]] @@
        [k \in {<<8, 35, 3, 13>>, <<8, 39, 4, 17>>, <<8, 40, 4, 16>>, <<8, 59, 3, 21>>} |-> Idle] @@
        [k \in {<<8, 36, 3, 14>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "remove_operation_annotation[events]", values |-> <<9, 38>>]>>]] @@
        [k \in {<<8, 39, 3, 17>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "remove_operation_annotation[events]", values |-> <<9, 39>>]>>]] @@
        [k \in {<<8, 47, 3, 19>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "remove_operation_annotation[events]", values |-> <<9, 50>>]>>]] @@
        [k \in {<<8, 60, 3, 23>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "remove_operation_annotation[events]", values |-> <<9, 62>>]>>]]],
    \* etcd-druid miss_operation_annotation[events]
    [slot |-> 7, at |-> {8}, reads |-> <<7, 6>>, writes |-> <<7>>, does |->
        [k \in {<<8, 2>>, <<8, 3>>} |-> Idle] @@
        [k \in {<<8, 4>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "miss_operation_annotation[events]", values |-> <<9>>]>>]]],
    \* etcd-druid finish_reconciliation[events]
    [slot |-> 7, at |-> {9, 11, 13, 16}, reads |-> <<7, 10>>, writes |-> <<7, 10>>, does |->
        [k \in {<<9, 1>>, <<9, 2>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "finish_reconciliation[events]", values |-> <<0, 2>>]>>]] @@
        [k \in {<<11, 2>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "finish_reconciliation[events]", values |-> <<0, 4>>]>>]] @@
        [k \in {<<13, 6>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "finish_reconciliation[events]", values |-> <<0, 7>>]>>]] @@
        [k \in {<<13, 0>>, <<13, 3>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "finish_reconciliation[events]", values |-> <<0, 3>>]>>]] @@
        [k \in {<<9, 11>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "finish_reconciliation[events]", values |-> <<0, 11>>]>>]] @@
        [k \in {<<13, 9>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "finish_reconciliation[events]", values |-> <<0, 9>>]>>]] @@
        [k \in {<<16, 2>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "finish_reconciliation[events]", values |-> <<0, 13>>]>>]] @@
        [k \in {<<13, 14>>, <<16, 0>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "finish_reconciliation[events]", values |-> <<0, 14>>]>>]]],
    \* etcd-druid create_statefulset[events]
    [slot |-> 7, at |-> {4}, reads |-> <<7, 11, 5, 9>>, writes |-> <<7, 11>>, does |->
        [k \in {<<4, 0, 2, 0>>, <<4, 0, 3, 0>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "create_statefulset[events]", values |-> <<5, 1>>]>>]] @@
        [k \in {<<4, 4, 11, 3>>, <<4, 4, 12, 3>>, <<4, 6, 17, 4>>, <<4, 6, 17, 5>>, <<4, 8, 19, 7>>, <<4, 8, 20, 7>>, <<4, 8, 22, 7>>, <<4, 13, 25, 8>>, <<4, 15, 29, 11>>, <<4, 15, 30, 11>>} |-> Idle]],
    \* etcd-druid fail_to_create_statefulset[events]
    [slot |-> 7, at |-> {4}, reads |-> <<7, 9, 11>>, writes |-> <<7>>, does |->
        [k \in {<<4, 0, 0>>, <<4, 3, 4>>, <<4, 4, 6>>, <<4, 5, 6>>, <<4, 7, 8>>, <<4, 8, 13>>, <<4, 11, 15>>} |-> Idle]],
    \* etcd-druid be_denied_by_webhook[events]
    [slot |-> 7, at |-> {4}, reads |-> <<7, 9, 5>>, writes |-> <<7>>, does |->
        [k \in {<<4, 0, 2>>, <<4, 0, 3>>, <<4, 3, 11>>, <<4, 3, 12>>, <<4, 4, 17>>, <<4, 5, 17>>, <<4, 7, 19>>, <<4, 7, 20>>, <<4, 7, 22>>, <<4, 8, 25>>, <<4, 11, 29>>, <<4, 11, 30>>} |-> Idle]],
    \* etcd-druid requeue_until_pods_are_ready[events]
    [slot |-> 7, at |-> {4}, reads |-> <<7, 5, 9>>, writes |-> <<7>>, does |->
        [k \in {<<4, 2, 0>>, <<4, 3, 0>>, <<4, 11, 3>>, <<4, 12, 3>>, <<4, 17, 4>>, <<4, 17, 5>>, <<4, 19, 7>>, <<4, 20, 7>>, <<4, 22, 7>>, <<4, 25, 8>>, <<4, 29, 11>>, <<4, 30, 11>>} |-> Idle]],
    \* etcd-druid patch_tls_first[events]
    [slot |-> 7, at |-> {4}, reads |-> <<7, 11, 5, 9>>, writes |-> <<7, 11>>, does |->
        [k \in {<<4, 0, 2, 0>>, <<4, 0, 3, 0>>, <<4, 4, 11, 3>>, <<4, 4, 12, 3>>, <<4, 6, 17, 4>>, <<4, 6, 17, 5>>, <<4, 8, 19, 7>>, <<4, 8, 20, 7>>, <<4, 8, 22, 7>>, <<4, 13, 25, 8>>, <<4, 15, 29, 11>>, <<4, 15, 30, 11>>} |-> Idle]],
    \* etcd-druid requeue_until_leases_say_tls[events]
    [slot |-> 7, at |-> {4}, reads |-> <<7, 5, 9, 8>>, writes |-> <<7>>, does |->
        [k \in {<<4, 2, 0, 0>>, <<4, 3, 0, 0>>, <<4, 11, 3, 1>>, <<4, 12, 3, 1>>, <<4, 17, 4, 1>>, <<4, 17, 5, 1>>, <<4, 19, 7, 1>>, <<4, 20, 7, 1>>, <<4, 22, 7, 1>>} |-> Idle] @@
        [k \in {<<4, 25, 8, 1>>, <<4, 29, 11, 2>>, <<4, 30, 11, 2>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "requeue_until_leases_say_tls[events](checked=0)", values |-> <<14>>]>>]]],
    \* etcd-druid patch_statefulset[events]
    [slot |-> 7, at |-> {4}, reads |-> <<7, 11, 5, 9, 8>>, writes |-> <<7, 11>>, does |->
        [k \in {<<4, 0, 2, 0, 0>>, <<4, 0, 3, 0, 0>>, <<4, 13, 25, 8, 1>>, <<4, 15, 29, 11, 2>>, <<4, 15, 30, 11, 2>>} |-> Idle] @@
        [k \in {<<4, 4, 11, 3, 1>>, <<4, 4, 12, 3, 1>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "patch_statefulset[events](checked=0)", values |-> <<5, 5>>]>>]] @@
        [k \in {<<4, 6, 17, 4, 1>>, <<4, 6, 17, 5, 1>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "patch_statefulset[events](checked=0)", values |-> <<5, 6>>]>>]] @@
        [k \in {<<4, 8, 19, 7, 1>>, <<4, 8, 20, 7, 1>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "patch_statefulset[events](checked=0)", values |-> <<5, 8>>]>>]] @@
        [k \in {<<4, 8, 22, 7, 1>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "patch_statefulset[events](checked=0)", values |-> <<5, 9>>]>>]]],
    \* etcd-druid patch_pod_labels[events]
    [slot |-> 7, at |-> {4}, reads |-> <<7, 11, 9, 5>>, writes |-> <<7, 11>>, does |->
        [k \in {<<4, 0, 0, 2>>, <<4, 0, 0, 3>>, <<4, 4, 3, 11>>, <<4, 4, 3, 12>>, <<4, 6, 4, 17>>, <<4, 6, 5, 17>>, <<4, 8, 7, 19>>, <<4, 8, 7, 20>>, <<4, 8, 7, 22>>, <<4, 13, 8, 25>>, <<4, 15, 11, 29>>, <<4, 15, 11, 30>>} |-> Idle]],
    \* etcd-druid requeue_until_pods_are_labelled[events]
    [slot |-> 7, at |-> {4}, reads |-> <<7, 9, 32>>, writes |-> <<7>>, does |->
        [k \in {<<4, 0, 0>>, <<4, 3, 2>>, <<4, 4, 3>>, <<4, 5, 3>>, <<4, 7, 0>>, <<4, 8, 8>>, <<4, 11, 13>>} |-> Idle]],
    \* etcd-druid orphan_pods_first[events]
    [slot |-> 7, at |-> {4}, reads |-> <<7, 11, 9, 5, 32>>, writes |-> <<7, 11>>, does |->
        [k \in {<<4, 0, 0, 2, 0>>, <<4, 0, 0, 3, 0>>, <<4, 4, 3, 11, 2>>, <<4, 4, 3, 12, 2>>, <<4, 6, 4, 17, 3>>, <<4, 6, 5, 17, 3>>, <<4, 8, 7, 19, 0>>, <<4, 8, 7, 20, 0>>, <<4, 8, 7, 22, 0>>, <<4, 13, 8, 25, 8>>, <<4, 15, 11, 29, 13>>, <<4, 15, 11, 30, 13>>} |-> Idle]],
    \* etcd-druid orphan_pods[events]
    [slot |-> 7, at |-> {4}, reads |-> <<7, 11, 5, 9, 8>>, writes |-> <<7, 11>>, does |->
        [k \in {<<4, 0, 2, 0, 0>>, <<4, 0, 3, 0, 0>>, <<4, 4, 11, 3, 1>>, <<4, 4, 12, 3, 1>>, <<4, 6, 17, 4, 1>>, <<4, 6, 17, 5, 1>>, <<4, 8, 19, 7, 1>>, <<4, 8, 20, 7, 1>>, <<4, 8, 22, 7, 1>>, <<4, 13, 25, 8, 1>>, <<4, 15, 29, 11, 2>>, <<4, 15, 30, 11, 2>>} |-> Idle]],
    \* etcd-druid adopt_orphans[events]
    [slot |-> 7, at |-> {4}, reads |-> <<7, 11, 5, 9>>, writes |-> <<7, 11>>, does |->
        [k \in {<<4, 0, 2, 0>>, <<4, 0, 3, 0>>, <<4, 4, 11, 3>>, <<4, 4, 12, 3>>, <<4, 6, 17, 4>>, <<4, 6, 17, 5>>, <<4, 8, 19, 7>>, <<4, 8, 20, 7>>, <<4, 8, 22, 7>>, <<4, 13, 25, 8>>, <<4, 15, 29, 11>>, <<4, 15, 30, 11>>} |-> Idle]],
    \* etcd-druid miss_statefulset[events]
    [slot |-> 7, at |-> {4}, reads |-> <<7, 9, 11>>, writes |-> <<7>>, does |->
        [k \in {<<4, 0, 0>>, <<4, 3, 4>>, <<4, 4, 6>>, <<4, 5, 6>>, <<4, 7, 8>>, <<4, 8, 13>>, <<4, 11, 15>>} |-> Idle]],
    \* etcd-druid begin_deletion[events]
    [slot |-> 7, at |-> {0}, reads |-> <<7, 10, 5, 6>>, writes |-> <<7, 10>>, does |->
        [k \in {<<0, 0, 0, 0>>, <<0, 0, 0, 1>>, <<0, 1, 1, 1>>, <<0, 2, 5, 2>>, <<0, 4, 9, 2>>, <<0, 4, 9, 4>>, <<0, 4, 10, 4>>, <<0, 7, 10, 4>>, <<0, 1, 10, 4>>, <<0, 3, 10, 4>>, <<0, 8, 10, 4>>, <<0, 9, 10, 4>>, <<0, 10, 10, 4>>, <<0, 9, 10, 3>>, <<0, 11, 11, 3>>, <<0, 11, 14, 3>>, <<0, 11, 16, 4>>, <<0, 9, 16, 4>>, <<0, 10, 16, 4>>, <<0, 1, 16, 4>>, <<0, 3, 16, 4>>, <<0, 3, 18, 4>>, <<0, 8, 18, 4>>, <<0, 9, 18, 4>>, <<0, 10, 18, 4>>, <<0, 1, 18, 4>>, <<0, 10, 18, 3>>, <<0, 1, 18, 3>>, <<0, 1, 19, 3>>, <<0, 2, 19, 3>>, <<0, 2, 18, 3>>, <<0, 3, 18, 3>>, <<0, 2, 21, 3>>, <<0, 2, 23, 3>>, <<0, 2, 23, 4>>, <<0, 13, 27, 4>>, <<0, 14, 27, 4>>, <<0, 15, 27, 4>>, <<0, 16, 27, 4>>, <<0, 1, 27, 4>>, <<0, 3, 27, 4>>, <<0, 8, 27, 4>>, <<0, 9, 27, 4>>, <<0, 10, 27, 4>>, <<0, 3, 28, 4>>, <<0, 8, 28, 4>>, <<0, 9, 28, 4>>, <<0, 10, 28, 4>>, <<0, 1, 28, 4>>, <<0, 9, 29, 4>>, <<0, 9, 29, 3>>, <<0, 10, 29, 3>>, <<0, 1, 29, 3>>, <<0, 14, 29, 3>>, <<0, 15, 29, 3>>, <<0, 16, 29, 3>>, <<0, 14, 30, 3>>, <<0, 15, 30, 3>>, <<0, 16, 30, 3>>, <<0, 1, 30, 3>>} |-> Idle]],
    \* statefulset-controller create_pod[events,0]
    [slot |-> 13, at |-> {0}, reads |-> <<13, 11, 32, 33>>, writes |-> <<13>>, does |->
        [k \in {<<0, 0, 0, 0>>, <<0, 0, 0, 1>>, <<0, 7, 0, 0>>, <<0, 8, 0, 0>>, <<0, 8, 0, 1>>} |-> Idle] @@
        [k \in {<<0, 1, 0, 0>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "create_pod[events,0]", values |-> <<1>>]>>]] @@
        [k \in {<<0, 9, 0, 0>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "create_pod[events,0]", values |-> <<9>>]>>]]],
    \* statefulset-controller create_pod[events,1]
    [slot |-> 14, at |-> {0}, reads |-> <<14, 11, 32, 33>>, writes |-> <<14>>, does |->
        [k \in {<<0, 0, 0, 0>>, <<0, 0, 0, 1>>, <<0, 1, 0, 0>>, <<0, 1, 1, 0>>, <<0, 3, 1, 0>>, <<0, 3, 1, 1>>, <<0, 3, 2, 0>>, <<0, 4, 2, 0>>, <<0, 4, 2, 1>>, <<0, 5, 3, 0>>, <<0, 6, 3, 0>>, <<0, 6, 3, 1>>, <<0, 6, 4, 0>>, <<0, 7, 4, 0>>, <<0, 7, 0, 0>>, <<0, 8, 0, 0>>, <<0, 8, 0, 1>>} |-> Idle] @@
        [k \in {<<0, 9, 0, 0>>, <<0, 9, 1, 0>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "create_pod[events,1]", values |-> <<1>>]>>]]],
    \* statefulset-controller create_pod[events,2]
    [slot |-> 15, at |-> {0}, reads |-> <<15, 11, 32, 33>>, writes |-> <<15>>, does |->
        [k \in {<<0, 0, 0, 0>>, <<0, 0, 0, 1>>, <<0, 1, 0, 0>>, <<0, 1, 1, 0>>, <<0, 3, 1, 0>>, <<0, 3, 1, 1>>, <<0, 3, 2, 0>>, <<0, 4, 2, 0>>, <<0, 4, 2, 1>>, <<0, 5, 3, 0>>, <<0, 6, 3, 0>>, <<0, 6, 3, 1>>, <<0, 6, 4, 0>>, <<0, 7, 4, 0>>, <<0, 7, 0, 0>>, <<0, 8, 0, 0>>, <<0, 8, 0, 1>>} |-> Idle] @@
        [k \in {<<0, 9, 0, 0>>, <<0, 9, 1, 0>>, <<0, 9, 6, 0>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "create_pod[events,2]", values |-> <<1>>]>>]]],
    \* statefulset-controller delete_pod[events,0]
    [slot |-> 13, at |-> {1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 12, 13, 14, 15, 16, 18}, reads |-> <<13, 11, 33>>, writes |-> <<13>>, does |->
        [k \in {<<1, 1, 0>>, <<1, 3, 0>>, <<1, 3, 1>>, <<2, 3, 1>>, <<2, 3, 0>>, <<3, 3, 0>>, <<4, 3, 0>>, <<5, 3, 0>>, <<6, 3, 0>>, <<6, 3, 1>>, <<7, 3, 0>>, <<7, 4, 0>>, <<7, 4, 1>>, <<9, 9, 0>>, <<9, 13, 0>>, <<9, 13, 1>>, <<10, 13, 1>>, <<10, 13, 0>>, <<11, 13, 0>>, <<12, 13, 0>>, <<12, 13, 1>>, <<13, 13, 0>>, <<14, 13, 0>>, <<14, 13, 1>>, <<15, 13, 1>>, <<15, 13, 0>>, <<15, 14, 0>>, <<15, 14, 1>>, <<15, 15, 0>>, <<15, 15, 1>>} |-> Idle] @@
        [k \in {<<7, 5, 0>>, <<7, 6, 0>>, <<7, 6, 1>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "delete_pod[events,0]", values |-> <<8>>]>>]]],
    \* statefulset-controller delete_pod[events,1]
    [slot |-> 14, at |-> {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}, reads |-> <<14, 11, 33>>, writes |-> <<14>>, does |->
        [k \in {<<1, 9, 0>>, <<1, 13, 0>>, <<1, 13, 1>>, <<3, 13, 0>>, <<4, 13, 0>>, <<4, 13, 1>>, <<5, 13, 0>>, <<6, 13, 0>>, <<2, 13, 0>>, <<7, 13, 0>>, <<7, 13, 1>>, <<8, 13, 0>>, <<9, 13, 0>>, <<10, 13, 0>>, <<10, 13, 1>>, <<10, 14, 0>>, <<10, 14, 1>>, <<11, 14, 0>>, <<11, 15, 0>>, <<11, 15, 1>>} |-> Idle]],
    \* statefulset-controller delete_pod[events,2]
    [slot |-> 15, at |-> {1, 2, 3, 4, 5, 6, 7}, reads |-> <<15, 11, 33>>, writes |-> <<15>>, does |->
        [k \in {<<1, 9, 0>>, <<1, 13, 0>>, <<1, 13, 1>>, <<2, 13, 1>>, <<2, 13, 0>>, <<3, 13, 0>>, <<4, 13, 0>>, <<4, 13, 1>>, <<5, 13, 0>>, <<6, 13, 0>>, <<6, 13, 1>>, <<6, 14, 0>>, <<6, 14, 1>>, <<6, 15, 0>>, <<6, 15, 1>>} |-> Idle]],
    \* statefulset-controller roll_pod[events,0]
    [slot |-> 13, at |-> {1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 12, 13, 14, 15, 16, 18}, reads |-> <<13, 11, 32, 33>>, writes |-> <<13>>, does |->
        [k \in {<<1, 1, 1, 0>>, <<1, 3, 1, 0>>, <<1, 3, 1, 1>>, <<2, 3, 1, 1>>, <<2, 3, 1, 0>>, <<3, 3, 1, 0>>, <<4, 3, 1, 0>>, <<5, 3, 1, 0>>, <<6, 3, 1, 0>>, <<6, 3, 1, 1>>, <<7, 3, 2, 0>>, <<7, 4, 2, 0>>, <<7, 4, 2, 1>>, <<7, 5, 3, 0>>, <<7, 6, 3, 0>>, <<7, 6, 3, 1>>, <<9, 9, 1, 0>>, <<9, 9, 6, 0>>, <<9, 9, 8, 0>>, <<9, 13, 8, 0>>, <<9, 13, 8, 1>>, <<10, 13, 8, 1>>, <<10, 13, 8, 0>>, <<11, 13, 8, 0>>, <<12, 13, 8, 0>>, <<12, 13, 8, 1>>, <<13, 13, 8, 0>>, <<14, 13, 8, 0>>, <<14, 13, 8, 1>>, <<15, 13, 10, 1>>, <<15, 13, 10, 0>>, <<15, 14, 10, 0>>, <<15, 14, 10, 1>>, <<15, 14, 13, 0>>, <<15, 15, 13, 0>>, <<15, 15, 13, 1>>} |-> Idle]],
    \* statefulset-controller roll_pod[events,1]
    [slot |-> 14, at |-> {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}, reads |-> <<14, 11, 32, 33>>, writes |-> <<14>>, does |->
        [k \in {<<1, 9, 6, 0>>, <<1, 9, 8, 0>>, <<1, 13, 8, 0>>, <<1, 13, 8, 1>>, <<3, 13, 8, 0>>, <<4, 13, 8, 0>>, <<4, 13, 8, 1>>, <<5, 13, 8, 0>>, <<6, 13, 8, 0>>, <<2, 13, 8, 0>>, <<7, 13, 8, 0>>, <<7, 13, 8, 1>>, <<8, 13, 8, 0>>, <<9, 13, 8, 0>>, <<10, 13, 8, 0>>, <<10, 13, 8, 1>>, <<10, 13, 10, 1>>, <<10, 13, 10, 0>>, <<10, 14, 10, 0>>, <<10, 14, 10, 1>>, <<11, 14, 13, 0>>, <<11, 15, 13, 0>>, <<11, 15, 13, 1>>} |-> Idle]],
    \* statefulset-controller roll_pod[events,2]
    [slot |-> 15, at |-> {1, 2, 3, 4, 5, 6, 7}, reads |-> <<15, 11, 32, 33>>, writes |-> <<15>>, does |->
        [k \in {<<1, 9, 8, 0>>, <<1, 13, 8, 0>>, <<1, 13, 8, 1>>, <<2, 13, 8, 1>>, <<2, 13, 8, 0>>, <<3, 13, 8, 0>>, <<4, 13, 8, 0>>, <<4, 13, 8, 1>>, <<5, 13, 8, 0>>, <<6, 13, 8, 0>>, <<6, 13, 8, 1>>, <<6, 13, 10, 1>>, <<6, 13, 10, 0>>, <<6, 14, 10, 0>>, <<6, 14, 10, 1>>, <<6, 14, 13, 0>>, <<6, 15, 13, 0>>, <<6, 15, 13, 1>>} |-> Idle]],
    \* statefulset-controller update_statefulset_status[events]
    [slot |-> 11, at |-> {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15}, reads |-> <<11, 32, 34, 35, 33>>, writes |-> <<11>>, does |->
        [k \in {<<0, 0, 0, 0, 0>>, <<0, 0, 1, 0, 1>>, <<0, 0, 1, 0, 0>>, <<3, 1, 0, 1, 0>>, <<3, 1, 1, 1, 1>>, <<3, 1, 1, 1, 0>>, <<3, 1, 0, 0, 0>>, <<3, 1, 1, 0, 1>>, <<3, 1, 1, 0, 0>>, <<4, 2, 0, 0, 0>>, <<4, 2, 1, 0, 1>>, <<4, 2, 1, 0, 0>>, <<6, 3, 0, 0, 0>>, <<6, 3, 1, 0, 1>>, <<6, 3, 1, 0, 0>>, <<7, 4, 0, 0, 0>>, <<8, 0, 0, 0, 0>>, <<8, 0, 1, 0, 1>>, <<8, 0, 1, 0, 0>>, <<13, 8, 0, 1, 0>>, <<13, 8, 1, 1, 1>>, <<13, 8, 1, 1, 0>>, <<14, 10, 0, 1, 0>>, <<14, 10, 0, 0, 0>>, <<14, 10, 1, 0, 1>>, <<14, 10, 1, 0, 0>>, <<15, 13, 0, 0, 0>>, <<15, 13, 1, 0, 1>>, <<15, 13, 1, 0, 0>>} |-> Idle] @@
        [k \in {<<1, 0, 1, 0, 0>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "update_statefulset_status[events]", values |-> <<2>>]>>]] @@
        [k \in {<<1, 1, 1, 1, 0>>, <<1, 1, 0, 1, 0>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "update_statefulset_status[events]", values |-> <<3>>]>>]] @@
        [k \in {<<3, 2, 0, 0, 0>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "update_statefulset_status[events]", values |-> <<4>>]>>]] @@
        [k \in {<<5, 3, 1, 0, 0>>, <<5, 3, 0, 0, 0>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "update_statefulset_status[events]", values |-> <<6>>]>>]] @@
        [k \in {<<6, 4, 0, 0, 0>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "update_statefulset_status[events]", values |-> <<7>>]>>]] @@
        [k \in {<<7, 0, 0, 0, 0>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "update_statefulset_status[events]", values |-> <<8>>]>>]] @@
        [k \in {<<9, 0, 1, 0, 0>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "update_statefulset_status[events]", values |-> <<10>>]>>]] @@
        [k \in {<<9, 1, 1, 1, 0>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "update_statefulset_status[events]", values |-> <<11>>]>>]] @@
        [k \in {<<9, 6, 1, 1, 0>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "update_statefulset_status[events]", values |-> <<12>>]>>]] @@
        [k \in {<<9, 8, 1, 1, 0>>, <<9, 8, 0, 1, 0>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "update_statefulset_status[events]", values |-> <<13>>]>>]] @@
        [k \in {<<13, 10, 1, 1, 1>>, <<13, 10, 1, 1, 0>>, <<13, 10, 0, 1, 0>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "update_statefulset_status[events]", values |-> <<14>>]>>]] @@
        [k \in {<<14, 13, 0, 0, 0>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "update_statefulset_status[events]", values |-> <<15>>]>>]]],
    \* kubelet start_pod[events,0]
    [slot |-> 13, at |-> {1, 9, 16, 18}, reads |-> <<13, 33>>, writes |-> <<13>>, does |->
        [k \in {<<1, 0>>, <<1, 1>>} |-> [urgent |-> FALSE, does |-> <<[step |-> "start_pod[events,0]", values |-> <<2>>]>>]] @@
        [k \in {<<9, 0>>, <<9, 1>>} |-> [urgent |-> FALSE, does |-> <<[step |-> "start_pod[events,0]", values |-> <<10>>]>>]]],
    \* kubelet start_pod[events,1]
    [slot |-> 14, at |-> {1, 3, 4, 5, 6}, reads |-> <<14, 33>>, writes |-> <<14>>, does |->
        [k \in {<<1, 0>>, <<1, 1>>, <<3, 0>>, <<4, 0>>, <<4, 1>>, <<5, 0>>} |-> [urgent |-> FALSE, does |-> <<[step |-> "start_pod[events,1]", values |-> <<2>>]>>]] @@
        [k \in {<<6, 0>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "start_pod[events,1]", values |-> <<2>>]>>]]],
    \* kubelet start_pod[events,2]
    [slot |-> 15, at |-> {1, 7}, reads |-> <<15, 33>>, writes |-> <<15>>, does |->
        [k \in {<<1, 0>>, <<1, 1>>} |-> [urgent |-> FALSE, does |-> <<[step |-> "start_pod[events,2]", values |-> <<2>>]>>]]],
    \* kubelet begin_probing[events,0]
    [slot |-> 13, at |-> {2, 3, 4, 5, 10, 11, 12, 13}, reads |-> <<13, 33>>, writes |-> <<13>>, does |->
        [k \in {<<2, 1>>, <<2, 0>>, <<3, 0>>, <<4, 0>>, <<10, 1>>, <<10, 0>>, <<11, 0>>, <<12, 0>>, <<12, 1>>} |-> Idle] @@
        [k \in {<<5, 0>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "begin_probing[events,0]", values |-> <<6>>]>>]] @@
        [k \in {<<13, 0>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "begin_probing[events,0]", values |-> <<14>>]>>]]],
    \* kubelet begin_probing[events,1]
    [slot |-> 14, at |-> {2, 7, 8, 9}, reads |-> <<14, 33>>, writes |-> <<14>>, does |->
        [k \in {<<2, 0>>, <<7, 0>>, <<7, 1>>, <<8, 0>>} |-> Idle] @@
        [k \in {<<9, 0>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "begin_probing[events,1]", values |-> <<10>>]>>]]],
    \* kubelet begin_probing[events,2]
    [slot |-> 15, at |-> {2, 3, 4, 5}, reads |-> <<15, 33>>, writes |-> <<15>>, does |->
        [k \in {<<2, 1>>, <<2, 0>>, <<3, 0>>, <<4, 0>>, <<4, 1>>} |-> Idle] @@
        [k \in {<<5, 0>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "begin_probing[events,2]", values |-> <<6>>]>>]]],
    \* kubelet find_pod_ready[events,0,solo]
    [slot |-> 16, at |-> {2, 3, 4}, reads |-> <<16, 13, 25, 33>>, writes |-> <<16, 13>>, does |->
        [k \in {<<2, 4, 2, 0>>, <<3, 5, 2, 0>>, <<3, 6, 2, 0>>, <<3, 6, 2, 1>>, <<4, 6, 2, 0>>, <<4, 7, 2, 0>>, <<4, 7, 2, 1>>, <<4, 8, 2, 0>>, <<2, 15, 2, 1>>, <<2, 15, 2, 0>>, <<3, 15, 2, 0>>, <<3, 15, 3, 0>>, <<4, 15, 3, 0>>, <<4, 15, 4, 0>>, <<4, 15, 4, 1>>, <<4, 15, 5, 0>>, <<4, 15, 5, 1>>} |-> Idle] @@
        [k \in {<<2, 14, 2, 0>>, <<3, 14, 2, 0>>, <<3, 14, 2, 1>>} |-> [urgent |-> FALSE, does |-> <<[step |-> "find_pod_ready[events,0,solo]", values |-> <<2, 15>>]>>]]],
    \* kubelet find_pod_ready[events,0,full]
    [slot |-> 16, at |-> {2, 3, 4}, reads |-> <<16, 13, 26, 33>>, writes |-> <<16, 13>>, does |->
        [k \in {<<2, 4, 0, 0>>, <<3, 5, 0, 0>>, <<3, 6, 0, 0>>, <<3, 6, 0, 1>>, <<4, 6, 0, 0>>, <<4, 7, 0, 0>>, <<4, 7, 0, 1>>, <<4, 8, 0, 0>>, <<2, 14, 0, 0>>, <<3, 14, 0, 0>>, <<3, 14, 0, 1>>, <<2, 15, 0, 1>>, <<2, 15, 0, 0>>, <<3, 15, 0, 0>>, <<3, 15, 1, 0>>, <<4, 15, 1, 0>>, <<4, 15, 1, 1>>} |-> Idle]],
    \* kubelet find_pod_ready[events,1,solo]
    [slot |-> 17, at |-> {2, 3, 4}, reads |-> <<17, 14, 25, 33>>, writes |-> <<17, 14>>, does |->
        [k \in {<<2, 10, 4, 0>>, <<3, 10, 4, 0>>, <<3, 10, 4, 1>>, <<4, 10, 4, 0>>, <<4, 10, 4, 1>>, <<2, 11, 5, 0>>, <<3, 11, 5, 0>>, <<3, 11, 5, 1>>, <<4, 11, 5, 0>>, <<4, 11, 5, 1>>} |-> Idle] @@
        [k \in {<<2, 10, 5, 0>>, <<3, 10, 5, 0>>} |-> [urgent |-> FALSE, does |-> <<[step |-> "find_pod_ready[events,1,solo]", values |-> <<2, 11>>]>>]]],
    \* kubelet find_pod_ready[events,1,full]
    [slot |-> 17, at |-> {2, 3, 4}, reads |-> <<17, 14, 26, 33>>, writes |-> <<17, 14>>, does |->
        [k \in {<<2, 10, 1, 0>>, <<3, 10, 1, 0>>, <<3, 10, 1, 1>>, <<4, 10, 1, 0>>, <<4, 10, 1, 1>>, <<2, 11, 1, 0>>, <<3, 11, 1, 0>>, <<3, 11, 1, 1>>, <<4, 11, 1, 0>>, <<4, 11, 1, 1>>} |-> Idle]],
    \* kubelet find_single_pod_ready[events,0,solo]
    [slot |-> 19, at |-> {10, 11, 12, 13}, reads |-> <<19, 13, 16, 25, 33>>, writes |-> <<19, 13>>, does |->
        [k \in {<<10, 4, 2, 2, 0>>, <<11, 5, 3, 2, 0>>, <<13, 7, 4, 2, 0>>, <<13, 7, 4, 2, 1>>, <<13, 8, 4, 2, 0>>, <<10, 15, 2, 2, 0>>, <<11, 15, 3, 2, 0>>, <<11, 15, 3, 3, 0>>, <<12, 15, 4, 3, 0>>, <<12, 15, 4, 4, 0>>, <<13, 15, 4, 4, 0>>, <<13, 15, 4, 4, 1>>, <<13, 15, 4, 5, 0>>, <<13, 15, 4, 5, 1>>} |-> Idle] @@
        [k \in {<<11, 6, 3, 2, 0>>, <<11, 6, 3, 2, 1>>} |-> [urgent |-> FALSE, does |-> <<[step |-> "find_single_pod_ready[events,0,solo]", values |-> <<11, 7>>]>>]] @@
        [k \in {<<12, 6, 4, 2, 0>>} |-> [urgent |-> FALSE, does |-> <<[step |-> "find_single_pod_ready[events,0,solo]", values |-> <<12, 7>>]>>]] @@
        [k \in {<<13, 6, 4, 2, 0>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "find_single_pod_ready[events,0,solo]", values |-> <<13, 7>>]>>]]],
    \* kubelet find_single_pod_ready[events,0,full]
    [slot |-> 19, at |-> {10, 11, 12, 13}, reads |-> <<19, 13, 16, 26, 33>>, writes |-> <<19, 13>>, does |->
        [k \in {<<10, 4, 2, 0, 0>>, <<11, 5, 3, 0, 0>>, <<11, 6, 3, 0, 0>>, <<11, 6, 3, 0, 1>>, <<12, 6, 4, 0, 0>>, <<13, 6, 4, 0, 0>>, <<13, 7, 4, 0, 0>>, <<13, 7, 4, 0, 1>>, <<13, 8, 4, 0, 0>>, <<10, 15, 2, 0, 0>>, <<11, 15, 3, 0, 0>>, <<11, 15, 3, 1, 0>>, <<12, 15, 4, 1, 0>>, <<13, 15, 4, 1, 0>>, <<13, 15, 4, 1, 1>>} |-> Idle]],
    \* kubelet find_single_pod_ready[events,1,solo]
    [slot |-> 20, at |-> {31, 32, 33, 34}, reads |-> <<20, 14, 17, 25, 33>>, writes |-> <<20, 14>>, does |->
        [k \in {<<31, 10, 4, 4, 1>>, <<31, 10, 4, 4, 0>>, <<32, 10, 4, 4, 0>>, <<32, 10, 2, 5, 0>>, <<33, 10, 3, 5, 0>>, <<33, 11, 2, 5, 0>>, <<34, 11, 3, 5, 0>>, <<34, 11, 3, 5, 1>>, <<34, 11, 4, 5, 0>>, <<34, 11, 4, 5, 1>>} |-> Idle]],
    \* kubelet find_single_pod_ready[events,1,full]
    [slot |-> 20, at |-> {31, 32, 33, 34}, reads |-> <<20, 14, 17, 26, 33>>, writes |-> <<20, 14>>, does |->
        [k \in {<<31, 10, 4, 1, 1>>, <<31, 10, 4, 1, 0>>, <<32, 10, 4, 1, 0>>, <<32, 10, 2, 1, 0>>, <<33, 10, 3, 1, 0>>, <<33, 11, 2, 1, 0>>, <<34, 11, 3, 1, 0>>, <<34, 11, 3, 1, 1>>, <<34, 11, 4, 1, 0>>, <<34, 11, 4, 1, 1>>} |-> Idle]],
    \* kubelet find_pod_unready[events,0]
    [slot |-> 16, at |-> {1, 6}, reads |-> <<16, 13, 33>>, writes |-> <<16, 13>>, does |->
        [k \in {<<1, 4, 0>>, <<1, 14, 0>>} |-> Idle]],
    \* kubelet find_pod_unready[events,1]
    [slot |-> 17, at |-> {1, 5}, reads |-> <<17, 14, 33>>, writes |-> <<17, 14>>, does |->
        [k \in {<<1, 10, 0>>} |-> Idle]],
    \* kubelet find_pod_unready[events,2]
    [slot |-> 18, at |-> {1, 2, 3, 4, 5, 6, 7, 8}, reads |-> <<18, 15, 33>>, writes |-> <<18, 15>>, does |->
        [k \in {<<1, 6, 0>>, <<2, 6, 0>>, <<3, 6, 0>>, <<3, 6, 1>>, <<4, 6, 0>>, <<5, 6, 0>>, <<6, 6, 0>>, <<6, 6, 1>>, <<7, 6, 0>>, <<8, 6, 0>>, <<8, 6, 1>>} |-> Idle]],
    \* kubelet remove_pod[events,0]
    [slot |-> 13, at |-> {8, 17}, reads |-> <<13, 19, 16, 33>>, writes |-> <<13, 19, 16>>, does |->
        [k \in {<<8, 13, 4, 0>>} |-> [urgent |-> FALSE, does |-> <<[step |-> "remove_pod[events,0]", values |-> <<0, 0, 5>>]>>]]],
    \* etcd-wrapper begin_initialisation[events,0]
    [slot |-> 19, at |-> {0}, reads |-> <<19, 13, 33>>, writes |-> <<19>>, does |->
        [k \in {<<0, 0, 0>>, <<0, 0, 1>>, <<0, 1, 0>>, <<0, 1, 1>>, <<0, 2, 1>>, <<0, 9, 0>>, <<0, 9, 1>>} |-> Idle] @@
        [k \in {<<0, 10, 1>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "begin_initialisation[events,0]", values |-> <<14>>]>>]]],
    \* etcd-wrapper begin_initialisation[events,1]
    [slot |-> 20, at |-> {0}, reads |-> <<20, 14, 33>>, writes |-> <<20>>, does |->
        [k \in {<<0, 0, 0>>, <<0, 0, 1>>, <<0, 1, 0>>, <<0, 1, 1>>, <<0, 3, 0>>, <<0, 4, 0>>, <<0, 4, 1>>, <<0, 5, 0>>, <<0, 6, 0>>} |-> Idle] @@
        [k \in {<<0, 2, 0>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "begin_initialisation[events,1]", values |-> <<1>>]>>]]],
    \* etcd-wrapper begin_initialisation[events,2]
    [slot |-> 21, at |-> {0}, reads |-> <<21, 15, 33>>, writes |-> <<21>>, does |->
        [k \in {<<0, 0, 0>>, <<0, 0, 1>>, <<0, 1, 0>>, <<0, 1, 1>>} |-> Idle] @@
        [k \in {<<0, 2, 1>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "begin_initialisation[events,2]", values |-> <<1>>]>>]]],
    \* etcd-wrapper begin_initialisation_alone[events,0]
    [slot |-> 19, at |-> {0}, reads |-> <<19, 13, 33>>, writes |-> <<19>>, does |->
        [k \in {<<0, 0, 0>>, <<0, 0, 1>>, <<0, 1, 0>>, <<0, 1, 1>>, <<0, 9, 0>>, <<0, 9, 1>>, <<0, 10, 1>>} |-> Idle] @@
        [k \in {<<0, 2, 1>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "begin_initialisation_alone[events,0]", values |-> <<1>>]>>]]],
    \* etcd-wrapper begin_initialisation_alone[events,1]
    [slot |-> 20, at |-> {0}, reads |-> <<20, 14, 33>>, writes |-> <<20>>, does |->
        [k \in {<<0, 0, 0>>, <<0, 0, 1>>, <<0, 1, 0>>, <<0, 1, 1>>, <<0, 3, 0>>, <<0, 4, 0>>, <<0, 4, 1>>, <<0, 5, 0>>, <<0, 6, 0>>, <<0, 2, 0>>} |-> Idle]],
    \* etcd-wrapper begin_initialisation_alone[events,2]
    [slot |-> 21, at |-> {0}, reads |-> <<21, 15, 33>>, writes |-> <<21>>, does |->
        [k \in {<<0, 0, 0>>, <<0, 0, 1>>, <<0, 1, 0>>, <<0, 1, 1>>, <<0, 2, 1>>} |-> Idle]],
    \* backup-restore list_members[events,0,solo]
    [slot |-> 19, at |-> {2, 3, 5, 24, 25, 27}, reads |-> <<19, 25, 13, 36, 33>>, writes |-> <<19>>, does |->
        [k \in {<<2, 0, 2, 0, 1>>, <<2, 0, 2, 0, 0>>, <<3, 0, 3, 0, 0>>, <<5, 0, 4, 0, 0>>, <<24, 2, 14, 0, 0>>, <<25, 2, 14, 0, 0>>, <<25, 2, 14, 0, 1>>, <<27, 2, 14, 0, 0>>} |-> Idle]],
    \* backup-restore list_members[events,0,full]
    [slot |-> 19, at |-> {2, 3, 5, 24, 25, 27}, reads |-> <<19, 26, 13, 36, 33>>, writes |-> <<19>>, does |->
        [k \in {<<2, 0, 2, 0, 1>>, <<2, 0, 2, 0, 0>>, <<3, 0, 3, 0, 0>>, <<5, 0, 4, 0, 0>>, <<24, 0, 14, 0, 0>>, <<25, 0, 14, 0, 0>>, <<25, 0, 14, 0, 1>>, <<27, 0, 14, 0, 0>>} |-> Idle]],
    \* backup-restore list_members[events,1,solo]
    [slot |-> 20, at |-> {20, 37}, reads |-> <<20, 25, 14, 36, 33>>, writes |-> <<20>>, does |->
        [k \in {<<20, 3, 10, 1, 0>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "list_members[events,1,solo]", values |-> <<21>>]>>]]],
    \* backup-restore list_members[events,1,full]
    [slot |-> 20, at |-> {20, 37}, reads |-> <<20, 26, 14, 36, 33>>, writes |-> <<20>>, does |->
        [k \in {<<20, 1, 10, 1, 0>>} |-> Idle]],
    \* backup-restore list_members[events,2,solo]
    [slot |-> 21, at |-> {22, 31}, reads |-> <<21, 25, 15, 36, 33>>, writes |-> <<21>>, does |->
        [k \in {<<22, 2, 6, 0, 0>>} |-> Idle]],
    \* backup-restore list_members[events,2,full]
    [slot |-> 21, at |-> {22, 31}, reads |-> <<21, 26, 15, 36, 33>>, writes |-> <<21>>, does |->
        [k \in {<<22, 0, 6, 0, 0>>} |-> Idle]],
    \* backup-restore fail_to_list_members[events,0]
    [slot |-> 19, at |-> {2, 3, 5, 24, 25, 27}, reads |-> <<19, 13, 36, 33>>, writes |-> <<19>>, does |->
        [k \in {<<2, 2, 0, 1>>, <<2, 2, 0, 0>>, <<24, 14, 0, 0>>} |-> Idle] @@
        [k \in {<<3, 3, 0, 0>>} |-> [urgent |-> FALSE, does |-> <<[step |-> "fail_to_list_members[events,0]", values |-> <<4>>]>>]] @@
        [k \in {<<5, 4, 0, 0>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "fail_to_list_members[events,0]", values |-> <<6>>]>>]] @@
        [k \in {<<25, 14, 0, 0>>, <<25, 14, 0, 1>>} |-> [urgent |-> FALSE, does |-> <<[step |-> "fail_to_list_members[events,0]", values |-> <<26>>]>>]] @@
        [k \in {<<27, 14, 0, 0>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "fail_to_list_members[events,0]", values |-> <<28>>]>>]]],
    \* backup-restore fail_to_list_members[events,1]
    [slot |-> 20, at |-> {20, 37}, reads |-> <<20, 14, 36, 33>>, writes |-> <<20>>, does |->
        [k \in {<<20, 10, 1, 0>>} |-> Idle]],
    \* backup-restore fail_to_list_members[events,2]
    [slot |-> 21, at |-> {22, 31}, reads |-> <<21, 15, 36, 33>>, writes |-> <<21>>, does |->
        [k \in {<<22, 6, 0, 0>>} |-> [urgent |-> FALSE, does |-> <<[step |-> "fail_to_list_members[events,2]", values |-> <<23>>]>>]]],
    \* backup-restore configure_single_member[events,0]
    [slot |-> 19, at |-> {4, 6, 26, 28, 29, 30, 31, 32, 33, 35, 38}, reads |-> <<19, 33>>, writes |-> <<19>>, does |->
        [k \in {<<6, 0>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "configure_single_member[events,0]", values |-> <<7>>]>>]] @@
        [k \in {<<28, 0>>, <<29, 0>>, <<30, 0>>, <<30, 1>>, <<31, 0>>, <<32, 0>>, <<33, 0>>, <<33, 1>>, <<35, 0>>} |-> Idle]],
    \* backup-restore configure_single_member[events,1]
    [slot |-> 20, at |-> {21, 38}, reads |-> <<20, 33>>, writes |-> <<20>>, does |->
        [k \in {<<21, 0>>} |-> Idle]],
    \* backup-restore configure_single_member[events,2]
    [slot |-> 21, at |-> {23, 24, 25, 32}, reads |-> <<21, 33>>, writes |-> <<21>>, does |->
        [k \in {<<23, 0>>, <<24, 0>>, <<25, 0>>, <<25, 1>>} |-> Idle]],
    \* backup-restore see_unfinished_scale_up[events,0]
    [slot |-> 19, at |-> {4, 6, 26, 28, 29, 30, 31, 32, 33, 35, 38}, reads |-> <<19, 11, 33>>, writes |-> <<19>>, does |->
        [k \in {<<6, 3, 0>>, <<28, 13, 0>>, <<29, 13, 0>>, <<30, 13, 0>>, <<30, 13, 1>>, <<31, 13, 0>>, <<32, 13, 0>>, <<33, 13, 0>>, <<33, 13, 1>>, <<35, 13, 0>>} |-> Idle]],
    \* backup-restore see_unfinished_scale_up[events,1]
    [slot |-> 20, at |-> {21, 38}, reads |-> <<20, 11, 33>>, writes |-> <<20>>, does |->
        [k \in {<<21, 14, 0>>} |-> Idle]],
    \* backup-restore see_unfinished_scale_up[events,2]
    [slot |-> 21, at |-> {23, 24, 25, 32}, reads |-> <<21, 11, 33>>, writes |-> <<21>>, does |->
        [k \in {<<23, 13, 0>>, <<24, 13, 0>>, <<25, 13, 0>>, <<25, 13, 1>>, <<25, 14, 0>>} |-> Idle]],
    \* backup-restore reach_cluster[events,0]
    [slot |-> 19, at |-> {4, 6, 26, 28, 29, 30, 31, 32, 33, 35, 38}, reads |-> <<19, 11, 36, 33>>, writes |-> <<19>>, does |->
        [k \in {<<6, 3, 0, 0>>, <<28, 13, 0, 0>>, <<29, 13, 0, 0>>, <<30, 13, 0, 0>>, <<30, 13, 0, 1>>, <<31, 13, 0, 0>>, <<32, 13, 0, 0>>, <<33, 13, 0, 0>>, <<33, 13, 0, 1>>, <<35, 13, 0, 0>>} |-> Idle]],
    \* backup-restore reach_cluster[events,1]
    [slot |-> 20, at |-> {21, 38}, reads |-> <<20, 11, 36, 33>>, writes |-> <<20>>, does |->
        [k \in {<<21, 14, 1, 0>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "reach_cluster[events,1]", values |-> <<22>>]>>]]],
    \* backup-restore reach_cluster[events,2]
    [slot |-> 21, at |-> {23, 24, 25, 32}, reads |-> <<21, 11, 36, 33>>, writes |-> <<21>>, does |->
        [k \in {<<23, 13, 0, 0>>, <<24, 13, 0, 0>>, <<25, 13, 0, 0>>, <<25, 13, 0, 1>>} |-> Idle] @@
        [k \in {<<25, 13, 1, 1>>, <<25, 13, 1, 0>>, <<25, 14, 1, 0>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "reach_cluster[events,2]", values |-> <<26>>]>>]]],
    \* backup-restore ask_for_learners[events,1,solo]
    [slot |-> 20, at |-> {22, 39}, reads |-> <<20, 25, 36, 33>>, writes |-> <<20>>, does |->
        [k \in {<<22, 3, 1, 0>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "ask_for_learners[events,1,solo]", values |-> <<23>>]>>]]],
    \* backup-restore ask_for_learners[events,1,full]
    [slot |-> 20, at |-> {22, 39}, reads |-> <<20, 26, 36, 33>>, writes |-> <<20>>, does |->
        [k \in {<<22, 1, 1, 0>>} |-> Idle]],
    \* backup-restore ask_for_learners[events,2,solo]
    [slot |-> 21, at |-> {26, 33}, reads |-> <<21, 25, 36, 33>>, writes |-> <<21>>, does |->
        [k \in {<<26, 2, 1, 0>>} |-> [urgent |-> FALSE, does |-> <<[step |-> "ask_for_learners[events,2,solo]", values |-> <<27>>]>>]]],
    \* backup-restore ask_for_learners[events,2,full]
    [slot |-> 21, at |-> {26, 33}, reads |-> <<21, 26, 36, 33>>, writes |-> <<21>>, does |->
        [k \in {<<26, 0, 1, 0>>} |-> Idle]],
    \* backup-restore assume_new[events,0]
    [slot |-> 19, at |-> {4, 6, 26, 28, 29, 30, 31, 32, 33, 35, 38}, reads |-> <<19, 36, 33>>, writes |-> <<19>>, does |->
        [k \in {<<6, 0, 0>>, <<28, 0, 0>>, <<29, 0, 0>>, <<30, 0, 0>>, <<30, 0, 1>>, <<31, 0, 0>>, <<32, 0, 0>>} |-> Idle] @@
        [k \in {<<33, 0, 0>>, <<33, 0, 1>>} |-> [urgent |-> FALSE, does |-> <<[step |-> "assume_new[events,0]", values |-> <<34>>]>>]] @@
        [k \in {<<35, 0, 0>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "assume_new[events,0]", values |-> <<34>>]>>]]],
    \* backup-restore assume_new[events,1]
    [slot |-> 20, at |-> {21, 22, 38, 39}, reads |-> <<20, 36, 33>>, writes |-> <<20>>, does |->
        [k \in {<<21, 1, 0>>, <<22, 1, 0>>} |-> Idle]],
    \* backup-restore assume_new[events,2]
    [slot |-> 21, at |-> {23, 24, 25, 26, 32, 33}, reads |-> <<21, 36, 33>>, writes |-> <<21>>, does |->
        [k \in {<<23, 0, 0>>, <<24, 0, 0>>, <<25, 0, 0>>, <<25, 0, 1>>, <<25, 1, 1>>, <<25, 1, 0>>, <<26, 1, 0>>} |-> Idle]],
    \* etcd-wrapper restart_etcd[events,0]
    [slot |-> 19, at |-> {7, 34, 36, 39}, reads |-> <<19, 16, 33>>, writes |-> <<19, 16>>, does |->
        [k \in {<<7, 0, 0>>} |-> Idle] @@
        [k \in {<<34, 5, 0>>} |-> [urgent |-> FALSE, does |-> <<[step |-> "restart_etcd[events,0]", values |-> <<8, 1>>]>>]] @@
        [k \in {<<36, 5, 0>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "restart_etcd[events,0]", values |-> <<8, 1>>]>>]]],
    \* etcd-wrapper restart_etcd[events,1]
    [slot |-> 20, at |-> {23, 25}, reads |-> <<20, 17, 33>>, writes |-> <<20, 17>>, does |->
        [k \in {<<23, 0, 0>>, <<25, 0, 0>>} |-> Idle]],
    \* etcd-wrapper restart_etcd[events,2]
    [slot |-> 21, at |-> {27, 29}, reads |-> <<21, 18, 33>>, writes |-> <<21, 18>>, does |->
        [k \in {<<27, 0, 0>>, <<29, 0, 0>>} |-> Idle]],
    \* etcd-wrapper panic_on_short_log[events,0,solo]
    [slot |-> 19, at |-> {7, 34, 36, 39}, reads |-> <<19, 16, 25, 37, 33>>, writes |-> <<19>>, does |->
        [k \in {<<7, 0, 0, 0, 0>>, <<34, 5, 2, 0, 0>>, <<36, 5, 2, 0, 0>>} |-> Idle]],
    \* etcd-wrapper panic_on_short_log[events,0,full]
    [slot |-> 19, at |-> {7, 34, 36, 39}, reads |-> <<19, 16, 26, 37, 33>>, writes |-> <<19>>, does |->
        [k \in {<<7, 0, 0, 0, 0>>, <<34, 5, 0, 0, 0>>, <<36, 5, 0, 0, 0>>} |-> Idle]],
    \* etcd-wrapper panic_on_short_log[events,1,solo]
    [slot |-> 20, at |-> {23, 25}, reads |-> <<20, 17, 25, 37, 33>>, writes |-> <<20>>, does |->
        [k \in {<<23, 0, 3, 3, 0>>, <<25, 0, 3, 3, 0>>} |-> Idle]],
    \* etcd-wrapper panic_on_short_log[events,1,full]
    [slot |-> 20, at |-> {23, 25}, reads |-> <<20, 17, 26, 37, 33>>, writes |-> <<20>>, does |->
        [k \in {<<23, 0, 1, 3, 0>>, <<25, 0, 1, 3, 0>>} |-> Idle]],
    \* etcd-wrapper panic_on_short_log[events,2,solo]
    [slot |-> 21, at |-> {27, 29}, reads |-> <<21, 18, 25, 37, 33>>, writes |-> <<21>>, does |->
        [k \in {<<27, 0, 2, 1, 0>>, <<29, 0, 2, 1, 0>>} |-> Idle]],
    \* etcd-wrapper panic_on_short_log[events,2,full]
    [slot |-> 21, at |-> {27, 29}, reads |-> <<21, 18, 26, 37, 33>>, writes |-> <<21>>, does |->
        [k \in {<<27, 0, 0, 1, 0>>, <<29, 0, 0, 1, 0>>} |-> Idle]],
    \* etcd-wrapper restart_etcd_with_short_log[events,0,solo]
    [slot |-> 19, at |-> {7, 34, 36, 39}, reads |-> <<19, 16, 25, 37, 33>>, writes |-> <<19, 16>>, does |->
        [k \in {<<7, 0, 0, 0, 0>>, <<34, 5, 2, 0, 0>>, <<36, 5, 2, 0, 0>>} |-> Idle]],
    \* etcd-wrapper restart_etcd_with_short_log[events,0,full]
    [slot |-> 19, at |-> {7, 34, 36, 39}, reads |-> <<19, 16, 26, 37, 33>>, writes |-> <<19, 16>>, does |->
        [k \in {<<7, 0, 0, 0, 0>>, <<34, 5, 0, 0, 0>>, <<36, 5, 0, 0, 0>>} |-> Idle]],
    \* etcd-wrapper restart_etcd_with_short_log[events,1,solo]
    [slot |-> 20, at |-> {23, 25}, reads |-> <<20, 17, 25, 37, 33>>, writes |-> <<20, 17>>, does |->
        [k \in {<<23, 0, 3, 3, 0>>, <<25, 0, 3, 3, 0>>} |-> Idle]],
    \* etcd-wrapper restart_etcd_with_short_log[events,1,full]
    [slot |-> 20, at |-> {23, 25}, reads |-> <<20, 17, 26, 37, 33>>, writes |-> <<20, 17>>, does |->
        [k \in {<<23, 0, 1, 3, 0>>, <<25, 0, 1, 3, 0>>} |-> Idle]],
    \* etcd-wrapper restart_etcd_with_short_log[events,2,solo]
    [slot |-> 21, at |-> {27, 29}, reads |-> <<21, 18, 25, 37, 33>>, writes |-> <<21, 18>>, does |->
        [k \in {<<27, 0, 2, 1, 0>>, <<29, 0, 2, 1, 0>>} |-> Idle]],
    \* etcd-wrapper restart_etcd_with_short_log[events,2,full]
    [slot |-> 21, at |-> {27, 29}, reads |-> <<21, 18, 26, 37, 33>>, writes |-> <<21, 18>>, does |->
        [k \in {<<27, 0, 0, 1, 0>>, <<29, 0, 0, 1, 0>>} |-> Idle]],
    \* etcd-wrapper bootstrap_cluster[events,0,solo]
    [slot |-> 19, at |-> {7, 34, 36, 39}, reads |-> <<19, 16, 25, 13, 37, 38, 33>>, writes |-> <<19, 16, 25>>, does |->
        [k \in {<<7, 0, 0, 4, 0, 0, 0>>} |-> [urgent |-> FALSE, does |-> <<[step |-> "bootstrap_cluster[events,0,solo]", values |-> <<8, 1, 1>>]>>]] @@
        [k \in {<<34, 5, 2, 14, 0, 1, 0>>, <<36, 5, 2, 14, 0, 1, 0>>} |-> Idle]],
    \* etcd-wrapper bootstrap_cluster[events,0,full]
    [slot |-> 19, at |-> {7, 34, 36, 39}, reads |-> <<19, 16, 26, 13, 37, 38, 33>>, writes |-> <<19, 16, 26>>, does |->
        [k \in {<<7, 0, 0, 4, 0, 0, 0>>, <<34, 5, 0, 14, 0, 1, 0>>, <<36, 5, 0, 14, 0, 1, 0>>} |-> Idle]],
    \* etcd-wrapper bootstrap_cluster[events,1,solo]
    [slot |-> 20, at |-> {23, 25}, reads |-> <<20, 17, 25, 14, 37, 38, 33>>, writes |-> <<20, 17, 25>>, does |->
        [k \in {<<23, 0, 3, 10, 3, 3, 0>>, <<25, 0, 3, 10, 3, 3, 0>>} |-> Idle]],
    \* etcd-wrapper bootstrap_cluster[events,1,full]
    [slot |-> 20, at |-> {23, 25}, reads |-> <<20, 17, 26, 14, 37, 38, 33>>, writes |-> <<20, 17, 26>>, does |->
        [k \in {<<23, 0, 1, 10, 3, 3, 0>>, <<25, 0, 1, 10, 3, 3, 0>>} |-> Idle]],
    \* etcd-wrapper bootstrap_cluster[events,2,solo]
    [slot |-> 21, at |-> {27, 29}, reads |-> <<21, 18, 25, 15, 37, 38, 33>>, writes |-> <<21, 18, 25>>, does |->
        [k \in {<<27, 0, 2, 6, 1, 1, 0>>, <<29, 0, 2, 6, 1, 1, 0>>} |-> Idle]],
    \* etcd-wrapper bootstrap_cluster[events,2,full]
    [slot |-> 21, at |-> {27, 29}, reads |-> <<21, 18, 26, 15, 37, 38, 33>>, writes |-> <<21, 18, 26>>, does |->
        [k \in {<<27, 0, 0, 6, 1, 1, 0>>} |-> [urgent |-> FALSE, does |-> <<[step |-> "bootstrap_cluster[events,2,full]", values |-> <<28, 1, 1>>]>>]] @@
        [k \in {<<29, 0, 0, 6, 1, 1, 0>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "bootstrap_cluster[events,2,full]", values |-> <<28, 1, 1>>]>>]]],
    \* etcd-wrapper fail_to_bootstrap[events,0,solo]
    [slot |-> 19, at |-> {7, 34, 36, 39}, reads |-> <<19, 16, 37, 38, 33>>, writes |-> <<19>>, does |->
        [k \in {<<7, 0, 0, 0, 0>>, <<34, 5, 0, 1, 0>>, <<36, 5, 0, 1, 0>>} |-> Idle]],
    \* etcd-wrapper fail_to_bootstrap[events,0,full]
    [slot |-> 19, at |-> {7, 34, 36, 39}, reads |-> <<19, 16, 37, 38, 33>>, writes |-> <<19>>, does |->
        [k \in {<<7, 0, 0, 0, 0>>, <<34, 5, 0, 1, 0>>, <<36, 5, 0, 1, 0>>} |-> Idle]],
    \* etcd-wrapper fail_to_bootstrap[events,1,solo]
    [slot |-> 20, at |-> {23, 25}, reads |-> <<20, 17, 37, 38, 33>>, writes |-> <<20>>, does |->
        [k \in {<<23, 0, 3, 3, 0>>, <<25, 0, 3, 3, 0>>} |-> Idle]],
    \* etcd-wrapper fail_to_bootstrap[events,1,full]
    [slot |-> 20, at |-> {23, 25}, reads |-> <<20, 17, 37, 38, 33>>, writes |-> <<20>>, does |->
        [k \in {<<23, 0, 3, 3, 0>>, <<25, 0, 3, 3, 0>>} |-> Idle]],
    \* etcd-wrapper fail_to_bootstrap[events,2,solo]
    [slot |-> 21, at |-> {27, 29}, reads |-> <<21, 18, 37, 38, 33>>, writes |-> <<21>>, does |->
        [k \in {<<27, 0, 1, 1, 0>>, <<29, 0, 1, 1, 0>>} |-> Idle]],
    \* etcd-wrapper fail_to_bootstrap[events,2,full]
    [slot |-> 21, at |-> {27, 29}, reads |-> <<21, 18, 37, 38, 33>>, writes |-> <<21>>, does |->
        [k \in {<<27, 0, 1, 1, 0>>, <<29, 0, 1, 1, 0>>} |-> Idle]],
    \* etcd-wrapper join_cluster[events,0,solo]
    [slot |-> 19, at |-> {7, 34, 36, 39}, reads |-> <<19, 16, 25, 13, 37, 39, 33>>, writes |-> <<19, 16>>, does |->
        [k \in {<<7, 0, 0, 4, 0, 1, 0>>, <<34, 5, 2, 14, 0, 5, 0>>, <<36, 5, 2, 14, 0, 5, 0>>} |-> Idle]],
    \* etcd-wrapper join_cluster[events,0,full]
    [slot |-> 19, at |-> {7, 34, 36, 39}, reads |-> <<19, 16, 26, 13, 37, 39, 33>>, writes |-> <<19, 16>>, does |->
        [k \in {<<7, 0, 0, 4, 0, 1, 0>>, <<34, 5, 0, 14, 0, 5, 0>>, <<36, 5, 0, 14, 0, 5, 0>>} |-> Idle]],
    \* etcd-wrapper join_cluster[events,1,solo]
    [slot |-> 20, at |-> {23, 25}, reads |-> <<20, 17, 25, 14, 37, 39, 33>>, writes |-> <<20, 17>>, does |->
        [k \in {<<23, 0, 3, 10, 3, 5, 0>>} |-> [urgent |-> FALSE, does |-> <<[step |-> "join_cluster[events,1,solo]", values |-> <<24, 1>>]>>]] @@
        [k \in {<<25, 0, 3, 10, 3, 5, 0>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "join_cluster[events,1,solo]", values |-> <<24, 1>>]>>]]],
    \* etcd-wrapper join_cluster[events,1,full]
    [slot |-> 20, at |-> {23, 25}, reads |-> <<20, 17, 26, 14, 37, 39, 33>>, writes |-> <<20, 17>>, does |->
        [k \in {<<23, 0, 1, 10, 3, 5, 0>>, <<25, 0, 1, 10, 3, 5, 0>>} |-> Idle]],
    \* etcd-wrapper join_cluster[events,2,solo]
    [slot |-> 21, at |-> {27, 29}, reads |-> <<21, 18, 25, 15, 37, 39, 33>>, writes |-> <<21, 18>>, does |->
        [k \in {<<27, 0, 2, 6, 1, 5, 0>>, <<29, 0, 2, 6, 1, 5, 0>>} |-> Idle]],
    \* etcd-wrapper join_cluster[events,2,full]
    [slot |-> 21, at |-> {27, 29}, reads |-> <<21, 18, 26, 15, 37, 39, 33>>, writes |-> <<21, 18>>, does |->
        [k \in {<<27, 0, 0, 6, 1, 5, 0>>, <<29, 0, 0, 6, 1, 5, 0>>} |-> Idle]],
    \* etcd-wrapper fail_to_join[events,0,solo]
    [slot |-> 19, at |-> {7, 34, 36, 39}, reads |-> <<19, 16, 25, 13, 37, 39, 33>>, writes |-> <<19>>, does |->
        [k \in {<<7, 0, 0, 4, 0, 1, 0>>, <<34, 5, 2, 14, 0, 5, 0>>, <<36, 5, 2, 14, 0, 5, 0>>} |-> Idle]],
    \* etcd-wrapper fail_to_join[events,0,full]
    [slot |-> 19, at |-> {7, 34, 36, 39}, reads |-> <<19, 16, 26, 13, 37, 39, 33>>, writes |-> <<19>>, does |->
        [k \in {<<7, 0, 0, 4, 0, 1, 0>>, <<34, 5, 0, 14, 0, 5, 0>>, <<36, 5, 0, 14, 0, 5, 0>>} |-> Idle]],
    \* etcd-wrapper fail_to_join[events,1,solo]
    [slot |-> 20, at |-> {23, 25}, reads |-> <<20, 17, 25, 14, 37, 39, 33>>, writes |-> <<20>>, does |->
        [k \in {<<23, 0, 3, 10, 3, 5, 0>>, <<25, 0, 3, 10, 3, 5, 0>>} |-> Idle]],
    \* etcd-wrapper fail_to_join[events,1,full]
    [slot |-> 20, at |-> {23, 25}, reads |-> <<20, 17, 26, 14, 37, 39, 33>>, writes |-> <<20>>, does |->
        [k \in {<<23, 0, 1, 10, 3, 5, 0>>, <<25, 0, 1, 10, 3, 5, 0>>} |-> Idle]],
    \* etcd-wrapper fail_to_join[events,2,solo]
    [slot |-> 21, at |-> {27, 29}, reads |-> <<21, 18, 25, 15, 37, 39, 33>>, writes |-> <<21>>, does |->
        [k \in {<<27, 0, 2, 6, 1, 5, 0>>, <<29, 0, 2, 6, 1, 5, 0>>} |-> Idle]],
    \* etcd-wrapper fail_to_join[events,2,full]
    [slot |-> 21, at |-> {27, 29}, reads |-> <<21, 18, 26, 15, 37, 39, 33>>, writes |-> <<21>>, does |->
        [k \in {<<27, 0, 0, 6, 1, 5, 0>>, <<29, 0, 0, 6, 1, 5, 0>>} |-> Idle]],
    \* backup-restore find_itself_listed[events,0,solo]
    [slot |-> 19, at |-> {14, 15, 16, 17, 18, 19, 20, 22, 40}, reads |-> <<19, 25, 40, 33>>, writes |-> <<19>>, does |->
        [k \in {<<14, 2, 0, 1>>, <<14, 2, 0, 0>>, <<15, 2, 0, 0>>, <<16, 2, 0, 0>>, <<16, 2, 0, 1>>, <<17, 2, 0, 0>>, <<18, 2, 0, 0>>, <<19, 2, 0, 0>>, <<19, 2, 0, 1>>, <<20, 2, 0, 0>>, <<22, 2, 0, 0>>} |-> Idle]],
    \* backup-restore find_itself_listed[events,0,full]
    [slot |-> 19, at |-> {14, 15, 16, 17, 18, 19, 20, 22, 40}, reads |-> <<19, 26, 40, 33>>, writes |-> <<19>>, does |->
        [k \in {<<14, 0, 0, 1>>, <<14, 0, 0, 0>>, <<15, 0, 0, 0>>, <<16, 0, 0, 0>>, <<16, 0, 0, 1>>, <<17, 0, 0, 0>>, <<18, 0, 0, 0>>, <<19, 0, 0, 0>>, <<19, 0, 0, 1>>, <<20, 0, 0, 0>>, <<22, 0, 0, 0>>} |-> Idle]],
    \* backup-restore find_itself_listed[events,1,solo]
    [slot |-> 20, at |-> {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 19, 35, 36}, reads |-> <<20, 25, 40, 33>>, writes |-> <<20>>, does |->
        [k \in {<<1, 2, 0, 0>>, <<2, 2, 0, 0>>, <<2, 2, 0, 1>>, <<3, 2, 0, 0>>, <<4, 2, 0, 0>>, <<5, 2, 0, 0>>, <<5, 2, 0, 1>>, <<6, 2, 0, 0>>, <<7, 2, 0, 0>>, <<9, 2, 0, 0>>, <<9, 2, 0, 1>>, <<10, 2, 0, 1>>, <<10, 2, 0, 0>>, <<11, 2, 0, 0>>, <<12, 2, 0, 0>>, <<13, 2, 0, 0>>, <<13, 2, 0, 1>>, <<14, 2, 0, 0>>, <<15, 2, 0, 0>>, <<16, 2, 0, 0>>, <<16, 2, 0, 1>>, <<16, 2, 1, 1>>, <<16, 2, 1, 0>>, <<19, 2, 1, 0>>} |-> Idle]],
    \* backup-restore find_itself_listed[events,1,full]
    [slot |-> 20, at |-> {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 19, 35, 36}, reads |-> <<20, 26, 40, 33>>, writes |-> <<20>>, does |->
        [k \in {<<1, 0, 0, 0>>, <<2, 0, 0, 0>>, <<2, 0, 0, 1>>, <<3, 0, 0, 0>>, <<4, 0, 0, 0>>, <<5, 0, 0, 0>>, <<5, 0, 0, 1>>, <<6, 0, 0, 0>>, <<7, 0, 0, 0>>, <<9, 0, 0, 0>>, <<9, 0, 0, 1>>, <<10, 0, 0, 1>>, <<10, 0, 0, 0>>, <<11, 0, 0, 0>>, <<12, 0, 0, 0>>, <<13, 0, 0, 0>>, <<13, 0, 0, 1>>, <<14, 0, 0, 0>>, <<15, 0, 0, 0>>, <<16, 0, 0, 0>>, <<16, 0, 0, 1>>, <<16, 0, 1, 1>>, <<16, 0, 1, 0>>, <<19, 0, 1, 0>>, <<19, 1, 1, 0>>} |-> Idle]],
    \* backup-restore find_itself_listed[events,2,solo]
    [slot |-> 21, at |-> {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 18, 20, 30}, reads |-> <<21, 25, 40, 33>>, writes |-> <<21>>, does |->
        [k \in {<<1, 2, 0, 1>>, <<1, 2, 0, 0>>, <<2, 2, 0, 0>>, <<3, 2, 0, 0>>, <<3, 2, 0, 1>>, <<4, 2, 0, 0>>, <<5, 2, 0, 0>>, <<6, 2, 0, 0>>, <<6, 2, 0, 1>>, <<7, 2, 0, 0>>, <<9, 2, 0, 0>>, <<10, 2, 0, 0>>, <<11, 2, 0, 0>>, <<11, 2, 0, 1>>, <<12, 2, 0, 0>>, <<13, 2, 0, 0>>, <<14, 2, 0, 0>>, <<14, 2, 0, 1>>, <<15, 2, 0, 0>>, <<16, 2, 0, 0>>, <<18, 2, 0, 0>>, <<18, 2, 0, 1>>, <<20, 2, 0, 0>>} |-> Idle]],
    \* backup-restore find_itself_listed[events,2,full]
    [slot |-> 21, at |-> {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 18, 20, 30}, reads |-> <<21, 26, 40, 33>>, writes |-> <<21>>, does |->
        [k \in {<<1, 0, 0, 1>>, <<1, 0, 0, 0>>, <<2, 0, 0, 0>>, <<3, 0, 0, 0>>, <<3, 0, 0, 1>>, <<4, 0, 0, 0>>, <<5, 0, 0, 0>>, <<6, 0, 0, 0>>, <<6, 0, 0, 1>>, <<7, 0, 0, 0>>, <<9, 0, 0, 0>>, <<10, 0, 0, 0>>, <<11, 0, 0, 0>>, <<11, 0, 0, 1>>, <<12, 0, 0, 0>>, <<13, 0, 0, 0>>, <<14, 0, 0, 0>>, <<14, 0, 0, 1>>, <<15, 0, 0, 0>>, <<16, 0, 0, 0>>, <<18, 0, 0, 0>>, <<18, 0, 0, 1>>, <<20, 0, 0, 0>>} |-> Idle]],
    \* backup-restore find_itself_missing[events,0,solo]
    [slot |-> 19, at |-> {14, 15, 16, 17, 18, 19, 20, 22, 40}, reads |-> <<19, 25, 40, 33>>, writes |-> <<19>>, does |->
        [k \in {<<14, 2, 0, 1>>, <<14, 2, 0, 0>>, <<15, 2, 0, 0>>, <<16, 2, 0, 0>>, <<16, 2, 0, 1>>, <<17, 2, 0, 0>>, <<18, 2, 0, 0>>, <<19, 2, 0, 0>>, <<19, 2, 0, 1>>, <<20, 2, 0, 0>>, <<22, 2, 0, 0>>} |-> Idle]],
    \* backup-restore find_itself_missing[events,0,full]
    [slot |-> 19, at |-> {14, 15, 16, 17, 18, 19, 20, 22, 40}, reads |-> <<19, 26, 40, 33>>, writes |-> <<19>>, does |->
        [k \in {<<14, 0, 0, 1>>, <<14, 0, 0, 0>>, <<15, 0, 0, 0>>, <<16, 0, 0, 0>>, <<16, 0, 0, 1>>, <<17, 0, 0, 0>>, <<18, 0, 0, 0>>, <<19, 0, 0, 0>>, <<19, 0, 0, 1>>, <<20, 0, 0, 0>>, <<22, 0, 0, 0>>} |-> Idle]],
    \* backup-restore find_itself_missing[events,1,solo]
    [slot |-> 20, at |-> {1, 2, 3, 4, 5, 6, 7, 9, 35}, reads |-> <<20, 25, 40, 33>>, writes |-> <<20>>, does |->
        [k \in {<<1, 2, 0, 0>>, <<2, 2, 0, 0>>, <<2, 2, 0, 1>>, <<3, 2, 0, 0>>, <<4, 2, 0, 0>>, <<5, 2, 0, 0>>, <<5, 2, 0, 1>>, <<6, 2, 0, 0>>, <<7, 2, 0, 0>>, <<9, 2, 0, 0>>, <<9, 2, 0, 1>>} |-> Idle]],
    \* backup-restore find_itself_missing[events,1,full]
    [slot |-> 20, at |-> {1, 2, 3, 4, 5, 6, 7, 9, 35}, reads |-> <<20, 26, 40, 33>>, writes |-> <<20>>, does |->
        [k \in {<<1, 0, 0, 0>>, <<2, 0, 0, 0>>, <<2, 0, 0, 1>>, <<3, 0, 0, 0>>, <<4, 0, 0, 0>>, <<5, 0, 0, 0>>, <<5, 0, 0, 1>>, <<6, 0, 0, 0>>, <<7, 0, 0, 0>>, <<9, 0, 0, 0>>, <<9, 0, 0, 1>>} |-> Idle]],
    \* backup-restore find_itself_missing[events,2,solo]
    [slot |-> 21, at |-> {1, 2, 3, 4, 5, 6, 7, 9, 30}, reads |-> <<21, 25, 40, 33>>, writes |-> <<21>>, does |->
        [k \in {<<1, 2, 0, 1>>, <<1, 2, 0, 0>>, <<2, 2, 0, 0>>, <<3, 2, 0, 0>>, <<3, 2, 0, 1>>, <<4, 2, 0, 0>>, <<5, 2, 0, 0>>, <<6, 2, 0, 0>>, <<6, 2, 0, 1>>, <<7, 2, 0, 0>>, <<9, 2, 0, 0>>} |-> Idle]],
    \* backup-restore find_itself_missing[events,2,full]
    [slot |-> 21, at |-> {1, 2, 3, 4, 5, 6, 7, 9, 30}, reads |-> <<21, 26, 40, 33>>, writes |-> <<21>>, does |->
        [k \in {<<1, 0, 0, 1>>, <<1, 0, 0, 0>>, <<2, 0, 0, 0>>, <<3, 0, 0, 0>>, <<3, 0, 0, 1>>, <<4, 0, 0, 0>>, <<5, 0, 0, 0>>, <<6, 0, 0, 0>>, <<6, 0, 0, 1>>, <<7, 0, 0, 0>>, <<9, 0, 0, 0>>} |-> Idle]],
    \* backup-restore find_cluster_scaled_up[events,1,solo]
    [slot |-> 20, at |-> {8, 10, 11, 12, 13, 14, 15, 16, 19, 36}, reads |-> <<20, 25, 40, 33>>, writes |-> <<20>>, does |->
        [k \in {<<10, 2, 0, 1>>, <<10, 2, 0, 0>>, <<11, 2, 0, 0>>, <<12, 2, 0, 0>>, <<13, 2, 0, 0>>, <<13, 2, 0, 1>>, <<14, 2, 0, 0>>, <<15, 2, 0, 0>>, <<16, 2, 0, 0>>, <<16, 2, 0, 1>>} |-> Idle] @@
        [k \in {<<16, 2, 1, 1>>, <<16, 2, 1, 0>>} |-> [urgent |-> FALSE, does |-> <<[step |-> "find_cluster_scaled_up[events,1,solo]", values |-> <<18>>]>>]] @@
        [k \in {<<19, 2, 1, 0>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "find_cluster_scaled_up[events,1,solo]", values |-> <<18>>]>>]]],
    \* backup-restore find_cluster_scaled_up[events,1,full]
    [slot |-> 20, at |-> {8, 10, 11, 12, 13, 14, 15, 16, 19, 36}, reads |-> <<20, 26, 40, 33>>, writes |-> <<20>>, does |->
        [k \in {<<10, 0, 0, 1>>, <<10, 0, 0, 0>>, <<11, 0, 0, 0>>, <<12, 0, 0, 0>>, <<13, 0, 0, 0>>, <<13, 0, 0, 1>>, <<14, 0, 0, 0>>, <<15, 0, 0, 0>>, <<16, 0, 0, 0>>, <<16, 0, 0, 1>>, <<16, 0, 1, 1>>, <<16, 0, 1, 0>>, <<19, 0, 1, 0>>, <<19, 1, 1, 0>>} |-> Idle]],
    \* backup-restore find_cluster_scaled_up[events,2,solo]
    [slot |-> 21, at |-> {8, 10, 11, 12, 13, 14, 15, 16, 18, 20}, reads |-> <<21, 25, 40, 33>>, writes |-> <<21>>, does |->
        [k \in {<<10, 2, 0, 0>>, <<11, 2, 0, 0>>, <<11, 2, 0, 1>>, <<12, 2, 0, 0>>, <<13, 2, 0, 0>>, <<14, 2, 0, 0>>, <<14, 2, 0, 1>>, <<15, 2, 0, 0>>, <<16, 2, 0, 0>>, <<18, 2, 0, 0>>, <<18, 2, 0, 1>>, <<20, 2, 0, 0>>} |-> Idle]],
    \* backup-restore find_cluster_scaled_up[events,2,full]
    [slot |-> 21, at |-> {8, 10, 11, 12, 13, 14, 15, 16, 18, 20}, reads |-> <<21, 26, 40, 33>>, writes |-> <<21>>, does |->
        [k \in {<<10, 0, 0, 0>>, <<11, 0, 0, 0>>, <<11, 0, 0, 1>>, <<12, 0, 0, 0>>, <<13, 0, 0, 0>>, <<14, 0, 0, 0>>, <<14, 0, 0, 1>>, <<15, 0, 0, 0>>, <<16, 0, 0, 0>>, <<18, 0, 0, 0>>, <<18, 0, 0, 1>>, <<20, 0, 0, 0>>} |-> Idle]],
    \* backup-restore trust_own_lease[events,0]
    [slot |-> 19, at |-> {14, 15, 16, 17, 18, 19, 20, 22, 40}, reads |-> <<19, 22, 40, 33>>, writes |-> <<19>>, does |->
        [k \in {<<14, 1, 0, 1>>, <<14, 1, 0, 0>>, <<15, 1, 0, 0>>, <<16, 1, 0, 0>>, <<16, 1, 0, 1>>, <<17, 1, 0, 0>>, <<18, 1, 0, 0>>, <<19, 1, 0, 0>>, <<19, 1, 0, 1>>} |-> Idle] @@
        [k \in {<<20, 1, 0, 0>>} |-> [urgent |-> FALSE, does |-> <<[step |-> "trust_own_lease[events,0]", values |-> <<21>>]>>]] @@
        [k \in {<<22, 1, 0, 0>>} |-> [urgent |-> FALSE, does |-> <<[step |-> "trust_own_lease[events,0]", values |-> <<23>>]>>]]],
    \* backup-restore trust_own_lease[events,1]
    [slot |-> 20, at |-> {1, 2, 3, 4, 5, 6, 7, 9, 35}, reads |-> <<20, 23, 40, 33>>, writes |-> <<20>>, does |->
        [k \in {<<1, 0, 0, 0>>, <<2, 0, 0, 0>>, <<2, 0, 0, 1>>, <<3, 0, 0, 0>>, <<4, 0, 0, 0>>, <<5, 0, 0, 0>>, <<5, 0, 0, 1>>, <<6, 0, 0, 0>>, <<7, 0, 0, 0>>, <<9, 0, 0, 0>>, <<9, 0, 0, 1>>} |-> Idle]],
    \* backup-restore trust_own_lease[events,2]
    [slot |-> 21, at |-> {1, 2, 3, 4, 5, 6, 7, 9, 30}, reads |-> <<21, 24, 40, 33>>, writes |-> <<21>>, does |->
        [k \in {<<1, 0, 0, 1>>, <<1, 0, 0, 0>>, <<2, 0, 0, 0>>, <<3, 0, 0, 0>>, <<3, 0, 0, 1>>, <<4, 0, 0, 0>>, <<5, 0, 0, 0>>, <<6, 0, 0, 0>>, <<6, 0, 0, 1>>, <<7, 0, 0, 0>>, <<9, 0, 0, 0>>} |-> Idle]],
    \* backup-restore search_again[events,0]
    [slot |-> 19, at |-> {14, 15, 16, 17, 18, 19, 20, 22, 40}, reads |-> <<19, 22, 40, 33>>, writes |-> <<19>>, does |->
        [k \in {<<14, 1, 0, 1>>, <<14, 1, 0, 0>>, <<15, 1, 0, 0>>, <<16, 1, 0, 0>>, <<16, 1, 0, 1>>, <<17, 1, 0, 0>>, <<18, 1, 0, 0>>, <<19, 1, 0, 0>>, <<19, 1, 0, 1>>, <<20, 1, 0, 0>>, <<22, 1, 0, 0>>} |-> Idle]],
    \* backup-restore search_again[events,1]
    [slot |-> 20, at |-> {1, 2, 3, 4, 5, 6, 7, 9, 35}, reads |-> <<20, 23, 40, 33>>, writes |-> <<20>>, does |->
        [k \in {<<1, 0, 0, 0>>, <<2, 0, 0, 0>>, <<2, 0, 0, 1>>, <<3, 0, 0, 0>>, <<4, 0, 0, 0>>, <<5, 0, 0, 0>>, <<5, 0, 0, 1>>, <<6, 0, 0, 0>>} |-> Idle] @@
        [k \in {<<7, 0, 0, 0>>} |-> [urgent |-> FALSE, does |-> <<[step |-> "search_again[events,1]", values |-> <<8>>]>>]] @@
        [k \in {<<9, 0, 0, 0>>, <<9, 0, 0, 1>>} |-> [urgent |-> FALSE, does |-> <<[step |-> "search_again[events,1]", values |-> <<10>>]>>]]],
    \* backup-restore search_again[events,2]
    [slot |-> 21, at |-> {1, 2, 3, 4, 5, 6, 7, 9, 30}, reads |-> <<21, 24, 40, 33>>, writes |-> <<21>>, does |->
        [k \in {<<1, 0, 0, 1>>, <<1, 0, 0, 0>>, <<2, 0, 0, 0>>, <<3, 0, 0, 0>>, <<3, 0, 0, 1>>, <<4, 0, 0, 0>>, <<5, 0, 0, 0>>, <<6, 0, 0, 0>>, <<6, 0, 0, 1>>} |-> Idle] @@
        [k \in {<<7, 0, 0, 0>>} |-> [urgent |-> FALSE, does |-> <<[step |-> "search_again[events,2]", values |-> <<8>>]>>]] @@
        [k \in {<<9, 0, 0, 0>>} |-> [urgent |-> FALSE, does |-> <<[step |-> "search_again[events,2]", values |-> <<10>>]>>]]],
    \* backup-restore give_up_search[events,1]
    [slot |-> 20, at |-> {8, 10, 11, 12, 13, 14, 15, 16, 19, 36}, reads |-> <<20, 11, 40, 33>>, writes |-> <<20>>, does |->
        [k \in {<<10, 13, 0, 1>>, <<10, 13, 0, 0>>, <<11, 13, 0, 0>>, <<12, 13, 0, 0>>, <<13, 13, 0, 0>>, <<13, 13, 0, 1>>, <<14, 13, 0, 0>>, <<15, 13, 0, 0>>, <<16, 13, 1, 1>>, <<16, 13, 1, 0>>, <<16, 14, 1, 0>>, <<19, 14, 1, 0>>} |-> Idle] @@
        [k \in {<<16, 13, 0, 0>>, <<16, 13, 0, 1>>} |-> [urgent |-> FALSE, does |-> <<[step |-> "give_up_search[events,1]", values |-> <<17>>]>>]]],
    \* backup-restore give_up_search[events,2]
    [slot |-> 21, at |-> {8, 10, 11, 12, 13, 14, 15, 16, 18, 20}, reads |-> <<21, 11, 40, 33>>, writes |-> <<21>>, does |->
        [k \in {<<10, 13, 0, 0>>, <<11, 13, 0, 0>>, <<11, 13, 0, 1>>, <<12, 13, 0, 0>>, <<13, 13, 0, 0>>, <<14, 13, 0, 0>>, <<14, 13, 0, 1>>, <<15, 13, 0, 0>>} |-> Idle] @@
        [k \in {<<16, 13, 0, 0>>} |-> [urgent |-> FALSE, does |-> <<[step |-> "give_up_search[events,2]", values |-> <<17>>]>>]] @@
        [k \in {<<18, 13, 0, 0>>, <<18, 13, 0, 1>>} |-> [urgent |-> FALSE, does |-> <<[step |-> "give_up_search[events,2]", values |-> <<19>>]>>]] @@
        [k \in {<<20, 13, 0, 0>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "give_up_search[events,2]", values |-> <<21>>]>>]]],
    \* backup-restore trust_annotation[events,1]
    [slot |-> 20, at |-> {8, 10, 11, 12, 13, 14, 15, 16, 19, 36}, reads |-> <<20, 11, 40, 33>>, writes |-> <<20>>, does |->
        [k \in {<<10, 13, 0, 1>>, <<10, 13, 0, 0>>, <<11, 13, 0, 0>>, <<12, 13, 0, 0>>, <<13, 13, 0, 0>>, <<13, 13, 0, 1>>, <<14, 13, 0, 0>>, <<15, 13, 0, 0>>, <<16, 13, 0, 0>>, <<16, 13, 0, 1>>, <<16, 13, 1, 1>>, <<16, 13, 1, 0>>, <<16, 14, 1, 0>>, <<19, 14, 1, 0>>} |-> Idle]],
    \* backup-restore trust_annotation[events,2]
    [slot |-> 21, at |-> {8, 10, 11, 12, 13, 14, 15, 16, 18, 20}, reads |-> <<21, 11, 40, 33>>, writes |-> <<21>>, does |->
        [k \in {<<10, 13, 0, 0>>, <<11, 13, 0, 0>>, <<11, 13, 0, 1>>, <<12, 13, 0, 0>>, <<13, 13, 0, 0>>, <<14, 13, 0, 0>>, <<14, 13, 0, 1>>, <<15, 13, 0, 0>>, <<16, 13, 0, 0>>, <<18, 13, 0, 0>>, <<18, 13, 0, 1>>, <<20, 13, 0, 0>>} |-> Idle]],
    \* backup-restore add_learner[events,1,solo]
    [slot |-> 20, at |-> {18}, reads |-> <<20, 17, 25, 36, 37, 33>>, writes |-> <<20, 17, 25>>, does |->
        [k \in {<<18, 0, 2, 1, 3, 0>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "add_learner[events,1,solo]", values |-> <<20, 0, 3>>]>>]]],
    \* backup-restore add_learner[events,1,full]
    [slot |-> 20, at |-> {18}, reads |-> <<20, 17, 26, 36, 37, 33>>, writes |-> <<20, 17, 26>>, does |->
        [k \in {<<18, 0, 1, 1, 3, 0>>} |-> Idle]],
    \* backup-restore wait_for_learner_slot[events,1,solo]
    [slot |-> 20, at |-> {18}, reads |-> <<20, 17, 25, 36, 37, 33>>, writes |-> <<20, 17>>, does |->
        [k \in {<<18, 0, 2, 1, 3, 0>>} |-> Idle]],
    \* backup-restore wait_for_learner_slot[events,1,full]
    [slot |-> 20, at |-> {18}, reads |-> <<20, 17, 26, 36, 37, 33>>, writes |-> <<20, 17>>, does |->
        [k \in {<<18, 0, 1, 1, 3, 0>>} |-> Idle]],
    \* backup-restore wait_for_healthy_cluster[events,1,solo]
    [slot |-> 20, at |-> {18}, reads |-> <<20, 17, 25, 36, 37, 33>>, writes |-> <<20, 17>>, does |->
        [k \in {<<18, 0, 2, 1, 3, 0>>} |-> Idle]],
    \* backup-restore wait_for_healthy_cluster[events,1,full]
    [slot |-> 20, at |-> {18}, reads |-> <<20, 17, 26, 36, 37, 33>>, writes |-> <<20, 17>>, does |->
        [k \in {<<18, 0, 1, 1, 3, 0>>} |-> Idle]],
    \* backup-restore give_up_adding[events,1,solo]
    [slot |-> 20, at |-> {18}, reads |-> <<20, 17, 25, 36, 37, 33>>, writes |-> <<20, 17>>, does |->
        [k \in {<<18, 0, 2, 1, 3, 0>>} |-> Idle]],
    \* backup-restore give_up_adding[events,1,full]
    [slot |-> 20, at |-> {18}, reads |-> <<20, 17, 26, 36, 37, 33>>, writes |-> <<20, 17>>, does |->
        [k \in {<<18, 0, 1, 1, 3, 0>>} |-> Idle]],
    \* backup-restore accept_data[events,0]
    [slot |-> 19, at |-> {1, 21, 23}, reads |-> <<19, 16, 33>>, writes |-> <<19>>, does |->
        [k \in {<<1, 0, 1>>} |-> Idle] @@
        [k \in {<<23, 5, 0>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "accept_data[events,0]", values |-> <<24>>]>>]]],
    \* backup-restore accept_data[events,1]
    [slot |-> 20, at |-> {17}, reads |-> <<20, 17, 33>>, writes |-> <<20>>, does |->
        <<>>],
    \* backup-restore accept_data[events,2]
    [slot |-> 21, at |-> {17, 19, 21}, reads |-> <<21, 18, 33>>, writes |-> <<21>>, does |->
        [k \in {<<21, 0, 0>>} |-> Idle]],
    \* backup-restore discard_data[events,0]
    [slot |-> 19, at |-> {1, 21, 23}, reads |-> <<19, 16, 13, 41, 33>>, writes |-> <<19>>, does |->
        [k \in {<<1, 0, 2, 0, 1>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "discard_data[events,0]", values |-> <<2>>]>>]] @@
        [k \in {<<23, 5, 14, 1, 0>>} |-> Idle]],
    \* backup-restore discard_data[events,1]
    [slot |-> 20, at |-> {17}, reads |-> <<20, 17, 14, 41, 33>>, writes |-> <<20>>, does |->
        <<>>],
    \* backup-restore discard_data[events,2]
    [slot |-> 21, at |-> {17, 19, 21}, reads |-> <<21, 18, 15, 41, 33>>, writes |-> <<21>>, does |->
        [k \in {<<21, 0, 6, 1, 0>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "discard_data[events,2]", values |-> <<22>>]>>]]],
    \* backup-restore decide_to_rejoin[events,0]
    [slot |-> 19, at |-> {1, 21, 23}, reads |-> <<19, 16, 13, 41, 33>>, writes |-> <<19>>, does |->
        [k \in {<<1, 0, 2, 0, 1>>, <<23, 5, 14, 1, 0>>} |-> Idle]],
    \* backup-restore decide_to_rejoin[events,1]
    [slot |-> 20, at |-> {17}, reads |-> <<20, 17, 14, 41, 33>>, writes |-> <<20>>, does |->
        <<>>],
    \* backup-restore decide_to_rejoin[events,2]
    [slot |-> 21, at |-> {17, 19, 21}, reads |-> <<21, 18, 15, 41, 33>>, writes |-> <<21>>, does |->
        [k \in {<<21, 0, 6, 1, 0>>} |-> Idle]],
    \* backup-restore restore_backup_alone[events,0,solo]
    [slot |-> 19, at |-> {1, 21, 23}, reads |-> <<19, 16, 25, 13, 41, 33>>, writes |-> <<19, 16, 25>>, does |->
        [k \in {<<1, 0, 0, 2, 0, 1>>, <<23, 5, 2, 14, 1, 0>>} |-> Idle]],
    \* backup-restore restore_backup_alone[events,0,full]
    [slot |-> 19, at |-> {1, 21, 23}, reads |-> <<19, 16, 26, 13, 41, 33>>, writes |-> <<19, 16, 26>>, does |->
        [k \in {<<1, 0, 0, 2, 0, 1>>, <<23, 5, 0, 14, 1, 0>>} |-> Idle]],
    \* backup-restore restore_backup_alone[events,1,solo]
    [slot |-> 20, at |-> {17}, reads |-> <<20, 17, 25, 14, 41, 33>>, writes |-> <<20, 17, 25>>, does |->
        <<>>],
    \* backup-restore restore_backup_alone[events,1,full]
    [slot |-> 20, at |-> {17}, reads |-> <<20, 17, 26, 14, 41, 33>>, writes |-> <<20, 17, 26>>, does |->
        <<>>],
    \* backup-restore restore_backup_alone[events,2,solo]
    [slot |-> 21, at |-> {17, 19, 21}, reads |-> <<21, 18, 25, 15, 41, 33>>, writes |-> <<21, 18, 25>>, does |->
        [k \in {<<21, 0, 2, 6, 1, 0>>} |-> Idle]],
    \* backup-restore restore_backup_alone[events,2,full]
    [slot |-> 21, at |-> {17, 19, 21}, reads |-> <<21, 18, 26, 15, 41, 33>>, writes |-> <<21, 18, 26>>, does |->
        [k \in {<<21, 0, 0, 6, 1, 0>>} |-> Idle]],
    \* backup-restore see_etcd_running[events,0,solo]
    [slot |-> 19, at |-> {8}, reads |-> <<19, 16, 25, 33>>, writes |-> <<19>>, does |->
        [k \in {<<8, 1, 1, 0>>, <<8, 1, 2, 0>>} |-> Idle] @@
        [k \in {<<8, 2, 2, 0>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "see_etcd_running[events,0,solo]", values |-> <<9>>]>>]]],
    \* backup-restore see_etcd_running[events,0,full]
    [slot |-> 19, at |-> {8}, reads |-> <<19, 16, 26, 33>>, writes |-> <<19>>, does |->
        [k \in {<<8, 1, 0, 0>>, <<8, 2, 0, 0>>} |-> Idle]],
    \* backup-restore see_etcd_running[events,1,solo]
    [slot |-> 20, at |-> {24}, reads |-> <<20, 17, 25, 33>>, writes |-> <<20>>, does |->
        [k \in {<<24, 1, 3, 0>>} |-> Idle] @@
        [k \in {<<24, 2, 4, 0>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "see_etcd_running[events,1,solo]", values |-> <<26>>]>>]]],
    \* backup-restore see_etcd_running[events,1,full]
    [slot |-> 20, at |-> {24}, reads |-> <<20, 17, 26, 33>>, writes |-> <<20>>, does |->
        [k \in {<<24, 1, 1, 0>>, <<24, 2, 1, 0>>} |-> Idle]],
    \* backup-restore see_etcd_running[events,2,solo]
    [slot |-> 21, at |-> {28}, reads |-> <<21, 18, 25, 33>>, writes |-> <<21>>, does |->
        [k \in {<<28, 1, 2, 0>>, <<28, 1, 3, 0>>, <<28, 2, 3, 0>>, <<28, 2, 4, 0>>, <<28, 3, 4, 0>>, <<28, 3, 4, 1>>, <<28, 4, 4, 0>>, <<28, 5, 4, 0>>, <<28, 6, 4, 0>>, <<28, 6, 4, 1>>, <<28, 7, 4, 0>>, <<28, 7, 5, 0>>, <<28, 8, 5, 0>>, <<28, 8, 5, 1>>} |-> Idle]],
    \* backup-restore see_etcd_running[events,2,full]
    [slot |-> 21, at |-> {28}, reads |-> <<21, 18, 26, 33>>, writes |-> <<21>>, does |->
        [k \in {<<28, 1, 1, 0>>, <<28, 2, 1, 0>>, <<28, 3, 1, 0>>, <<28, 3, 1, 1>>, <<28, 4, 1, 0>>, <<28, 5, 1, 0>>, <<28, 6, 1, 0>>, <<28, 6, 1, 1>>, <<28, 7, 1, 0>>, <<28, 8, 1, 0>>, <<28, 8, 1, 1>>} |-> Idle]],
    \* backup-restore check_peer_urls[events,0,solo]
    [slot |-> 19, at |-> {9, 37, 41}, reads |-> <<19, 16, 25, 13, 33>>, writes |-> <<19>>, does |->
        [k \in {<<9, 2, 2, 4, 0>>, <<9, 2, 2, 14, 0>>, <<37, 3, 2, 14, 0>>, <<37, 3, 2, 14, 1>>, <<37, 2, 2, 15, 1>>, <<37, 2, 2, 15, 0>>} |-> [urgent |-> FALSE, does |-> <<[step |-> "check_peer_urls[events,0,solo]", values |-> <<10>>]>>]]],
    \* backup-restore check_peer_urls[events,0,full]
    [slot |-> 19, at |-> {9, 37, 41}, reads |-> <<19, 16, 26, 13, 33>>, writes |-> <<19>>, does |->
        [k \in {<<9, 2, 0, 4, 0>>, <<9, 2, 0, 14, 0>>, <<37, 3, 0, 14, 0>>, <<37, 3, 0, 14, 1>>, <<37, 2, 0, 15, 1>>, <<37, 2, 0, 15, 0>>} |-> Idle]],
    \* backup-restore check_peer_urls[events,1,solo]
    [slot |-> 20, at |-> {26, 27, 28, 29, 30, 40}, reads |-> <<20, 17, 25, 14, 33>>, writes |-> <<20>>, does |->
        [k \in {<<26, 2, 4, 10, 0>>, <<27, 3, 4, 10, 0>>, <<27, 3, 4, 10, 1>>, <<28, 4, 4, 10, 0>>, <<29, 4, 4, 10, 0>>} |-> Idle] @@
        [k \in {<<30, 4, 4, 10, 0>>, <<30, 4, 4, 10, 1>>} |-> [urgent |-> FALSE, does |-> <<[step |-> "check_peer_urls[events,1,solo]", values |-> <<31>>]>>]]],
    \* backup-restore check_peer_urls[events,1,full]
    [slot |-> 20, at |-> {26, 27, 28, 29, 30, 40}, reads |-> <<20, 17, 26, 14, 33>>, writes |-> <<20>>, does |->
        [k \in {<<26, 2, 1, 10, 0>>, <<27, 3, 1, 10, 0>>, <<27, 3, 1, 10, 1>>, <<28, 4, 1, 10, 0>>, <<29, 4, 1, 10, 0>>, <<30, 4, 1, 10, 0>>, <<30, 4, 1, 10, 1>>} |-> Idle]],
    \* backup-restore update_peer_url[events,0,solo]
    [slot |-> 19, at |-> {9, 37, 41}, reads |-> <<19, 16, 25, 13, 33>>, writes |-> <<19, 16, 25>>, does |->
        [k \in {<<9, 2, 2, 4, 0>>, <<9, 2, 2, 14, 0>>, <<37, 3, 2, 14, 0>>, <<37, 3, 2, 14, 1>>, <<37, 2, 2, 15, 1>>, <<37, 2, 2, 15, 0>>} |-> Idle]],
    \* backup-restore update_peer_url[events,0,full]
    [slot |-> 19, at |-> {9, 37, 41}, reads |-> <<19, 16, 26, 13, 33>>, writes |-> <<19, 16, 26>>, does |->
        [k \in {<<9, 2, 0, 4, 0>>, <<9, 2, 0, 14, 0>>, <<37, 3, 0, 14, 0>>, <<37, 3, 0, 14, 1>>, <<37, 2, 0, 15, 1>>, <<37, 2, 0, 15, 0>>} |-> Idle]],
    \* backup-restore update_peer_url[events,1,solo]
    [slot |-> 20, at |-> {26, 27, 28, 29, 30, 40}, reads |-> <<20, 17, 25, 14, 33>>, writes |-> <<20, 17, 25>>, does |->
        [k \in {<<26, 2, 4, 10, 0>>, <<27, 3, 4, 10, 0>>, <<27, 3, 4, 10, 1>>, <<28, 4, 4, 10, 0>>, <<29, 4, 4, 10, 0>>, <<30, 4, 4, 10, 0>>, <<30, 4, 4, 10, 1>>} |-> Idle]],
    \* backup-restore update_peer_url[events,1,full]
    [slot |-> 20, at |-> {26, 27, 28, 29, 30, 40}, reads |-> <<20, 17, 26, 14, 33>>, writes |-> <<20, 17, 26>>, does |->
        [k \in {<<26, 2, 1, 10, 0>>, <<27, 3, 1, 10, 0>>, <<27, 3, 1, 10, 1>>, <<28, 4, 1, 10, 0>>, <<29, 4, 1, 10, 0>>, <<30, 4, 1, 10, 0>>, <<30, 4, 1, 10, 1>>} |-> Idle]],
    \* backup-restore promote_learner[events,0,solo]
    [slot |-> 19, at |-> {10, 11, 12, 13}, reads |-> <<19, 25, 16, 36, 37, 33>>, writes |-> <<19, 25, 16>>, does |->
        [k \in {<<10, 2, 2, 0, 1, 0>>, <<11, 2, 3, 0, 1, 0>>, <<11, 2, 3, 0, 1, 1>>, <<12, 2, 4, 0, 1, 0>>, <<13, 2, 4, 0, 1, 0>>, <<13, 2, 4, 1, 1, 0>>, <<13, 2, 4, 1, 1, 1>>, <<10, 2, 2, 1, 1, 0>>, <<11, 2, 3, 1, 1, 0>>, <<11, 2, 3, 1, 3, 0>>, <<11, 3, 3, 1, 3, 0>>, <<12, 3, 4, 1, 3, 0>>, <<12, 3, 4, 1, 6, 0>>, <<12, 4, 4, 1, 6, 0>>, <<13, 4, 4, 1, 6, 0>>, <<13, 4, 4, 1, 6, 1>>, <<13, 5, 4, 1, 6, 0>>, <<13, 5, 4, 3, 6, 0>>, <<13, 5, 4, 3, 6, 1>>} |-> Idle]],
    \* backup-restore promote_learner[events,0,full]
    [slot |-> 19, at |-> {10, 11, 12, 13}, reads |-> <<19, 26, 16, 36, 37, 33>>, writes |-> <<19, 26, 16>>, does |->
        [k \in {<<10, 0, 2, 0, 1, 0>>, <<11, 0, 3, 0, 1, 0>>, <<11, 0, 3, 0, 1, 1>>, <<12, 0, 4, 0, 1, 0>>, <<13, 0, 4, 0, 1, 0>>, <<13, 0, 4, 1, 1, 0>>, <<13, 0, 4, 1, 1, 1>>, <<10, 0, 2, 1, 1, 0>>, <<11, 0, 3, 1, 1, 0>>, <<11, 1, 3, 1, 3, 0>>, <<12, 1, 4, 1, 3, 0>>, <<12, 1, 4, 1, 6, 0>>, <<13, 1, 4, 1, 6, 0>>, <<13, 1, 4, 1, 6, 1>>, <<13, 1, 4, 3, 6, 0>>, <<13, 1, 4, 3, 6, 1>>} |-> Idle]],
    \* backup-restore promote_learner[events,1,solo]
    [slot |-> 20, at |-> {31, 32, 33, 34}, reads |-> <<20, 25, 17, 36, 37, 33>>, writes |-> <<20, 25, 17>>, does |->
        [k \in {<<31, 4, 4, 1, 6, 1>>, <<31, 4, 4, 1, 6, 0>>, <<32, 5, 2, 1, 6, 0>>, <<33, 5, 3, 1, 6, 0>>, <<33, 5, 2, 3, 6, 0>>, <<34, 5, 3, 3, 6, 0>>, <<34, 5, 3, 3, 6, 1>>, <<34, 5, 4, 3, 6, 0>>, <<34, 5, 4, 3, 6, 1>>} |-> Idle] @@
        [k \in {<<32, 4, 4, 1, 6, 0>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "promote_learner[events,1,solo]", values |-> <<32, 5, 2>>]>>]]],
    \* backup-restore promote_learner[events,1,full]
    [slot |-> 20, at |-> {31, 32, 33, 34}, reads |-> <<20, 26, 17, 36, 37, 33>>, writes |-> <<20, 26, 17>>, does |->
        [k \in {<<31, 1, 4, 1, 6, 1>>, <<31, 1, 4, 1, 6, 0>>, <<32, 1, 4, 1, 6, 0>>, <<32, 1, 2, 1, 6, 0>>, <<33, 1, 3, 1, 6, 0>>, <<33, 1, 2, 3, 6, 0>>, <<34, 1, 3, 3, 6, 0>>, <<34, 1, 3, 3, 6, 1>>, <<34, 1, 4, 3, 6, 0>>, <<34, 1, 4, 3, 6, 1>>} |-> Idle]],
    \* backup-restore renew_lease[events,0]
    [slot |-> 19, at |-> {10, 11, 12, 13}, reads |-> <<19, 22, 13, 16, 33>>, writes |-> <<19, 22>>, does |->
        [k \in {<<10, 0, 4, 2, 0>>, <<11, 0, 5, 3, 0>>, <<11, 0, 6, 3, 0>>, <<11, 0, 6, 3, 1>>, <<12, 1, 6, 4, 0>>, <<13, 1, 6, 4, 0>>, <<13, 1, 7, 4, 0>>, <<13, 1, 7, 4, 1>>, <<13, 1, 8, 4, 0>>, <<10, 1, 15, 2, 0>>, <<11, 1, 15, 3, 0>>, <<12, 1, 15, 4, 0>>, <<13, 1, 15, 4, 0>>, <<13, 1, 15, 4, 1>>} |-> Idle] @@
        [k \in {<<12, 0, 6, 4, 0>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "renew_lease[events,0]", values |-> <<12, 1>>]>>]]],
    \* backup-restore renew_lease[events,1]
    [slot |-> 20, at |-> {31, 32, 33, 34}, reads |-> <<20, 23, 14, 17, 33>>, writes |-> <<20, 23>>, does |->
        [k \in {<<31, 0, 10, 4, 1>>, <<31, 0, 10, 4, 0>>, <<32, 0, 10, 4, 0>>, <<32, 0, 10, 2, 0>>, <<33, 1, 11, 2, 0>>, <<34, 1, 11, 3, 0>>, <<34, 1, 11, 3, 1>>, <<34, 1, 11, 4, 0>>, <<34, 1, 11, 4, 1>>} |-> Idle] @@
        [k \in {<<33, 0, 10, 3, 0>>, <<33, 0, 11, 2, 0>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "renew_lease[events,1]", values |-> <<33, 1>>]>>]]],
    \* etcd settle[events,solo]
    [slot |-> 25, at |-> {0, 1, 2, 3, 4, 5}, reads |-> <<25, 33>>, writes |-> <<25>>, does |->
        [k \in {<<0, 0>>, <<0, 1>>, <<1, 0>>, <<2, 0>>, <<2, 1>>, <<3, 0>>, <<4, 0>>, <<4, 1>>, <<5, 0>>, <<5, 1>>} |-> Idle]],
    \* etcd settle[events,full]
    [slot |-> 26, at |-> {0, 1}, reads |-> <<26, 33>>, writes |-> <<26>>, does |->
        [k \in {<<0, 0>>, <<0, 1>>, <<1, 0>>, <<1, 1>>} |-> Idle]],
    \* etcd find_leader[events,0,solo]
    [slot |-> 16, at |-> {1, 6}, reads |-> <<16, 25, 42, 33>>, writes |-> <<16, 25>>, does |->
        [k \in {<<1, 1, 1, 0>>, <<1, 2, 1, 0>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "find_leader[events,0,solo]", values |-> <<2, 2>>]>>]]],
    \* etcd find_leader[events,0,full]
    [slot |-> 16, at |-> {1, 6}, reads |-> <<16, 26, 42, 33>>, writes |-> <<16, 26>>, does |->
        [k \in {<<1, 0, 1, 0>>} |-> Idle]],
    \* etcd find_leader[events,1,solo]
    [slot |-> 17, at |-> {1, 5}, reads |-> <<17, 25, 42, 33>>, writes |-> <<17, 25>>, does |->
        [k \in {<<1, 3, 6, 0>>} |-> [urgent |-> TRUE, does |-> <<[step |-> "find_leader[events,1,solo]", values |-> <<2, 4>>]>>]]],
    \* etcd find_leader[events,1,full]
    [slot |-> 17, at |-> {1, 5}, reads |-> <<17, 26, 42, 33>>, writes |-> <<17, 26>>, does |->
        [k \in {<<1, 1, 6, 0>>} |-> Idle]],
    \* etcd find_leader[events,2,solo]
    [slot |-> 18, at |-> {1, 2, 3, 4, 5, 6, 7, 8}, reads |-> <<18, 25, 42, 33>>, writes |-> <<18, 25>>, does |->
        [k \in {<<1, 2, 3, 0>>, <<1, 3, 3, 0>>, <<2, 3, 3, 0>>, <<2, 3, 6, 0>>, <<2, 4, 6, 0>>, <<3, 4, 6, 0>>, <<3, 4, 6, 1>>, <<4, 4, 6, 0>>, <<5, 4, 6, 0>>, <<6, 4, 6, 0>>, <<6, 4, 6, 1>>, <<7, 4, 6, 0>>, <<7, 5, 6, 0>>, <<8, 5, 6, 0>>, <<8, 5, 6, 1>>} |-> Idle]],
    \* etcd find_leader[events,2,full]
    [slot |-> 18, at |-> {1, 2, 3, 4, 5, 6, 7, 8}, reads |-> <<18, 26, 42, 33>>, writes |-> <<18, 26>>, does |->
        [k \in {<<1, 1, 3, 0>>, <<2, 1, 3, 0>>, <<2, 1, 6, 0>>, <<3, 1, 6, 0>>, <<3, 1, 6, 1>>, <<4, 1, 6, 0>>, <<5, 1, 6, 0>>, <<6, 1, 6, 0>>, <<6, 1, 6, 1>>, <<7, 1, 6, 0>>, <<8, 1, 6, 0>>, <<8, 1, 6, 1>>} |-> Idle]],
    \* etcd lose_leader[events,0,solo]
    [slot |-> 16, at |-> {2, 3, 4}, reads |-> <<16, 25, 42, 33>>, writes |-> <<16>>, does |->
        [k \in {<<2, 2, 1, 0>>, <<3, 2, 1, 0>>, <<3, 2, 1, 1>>, <<4, 2, 1, 0>>, <<4, 2, 1, 1>>, <<2, 2, 1, 1>>, <<3, 2, 3, 0>>, <<3, 3, 3, 0>>, <<4, 3, 3, 0>>, <<4, 3, 6, 0>>, <<4, 4, 6, 0>>, <<4, 4, 6, 1>>, <<4, 5, 6, 0>>, <<4, 5, 6, 1>>} |-> Idle]],
    \* etcd lose_leader[events,0,full]
    [slot |-> 16, at |-> {2, 3, 4}, reads |-> <<16, 26, 42, 33>>, writes |-> <<16>>, does |->
        [k \in {<<2, 0, 1, 0>>, <<3, 0, 1, 0>>, <<3, 0, 1, 1>>, <<4, 0, 1, 0>>, <<4, 0, 1, 1>>, <<2, 0, 1, 1>>, <<3, 1, 3, 0>>, <<4, 1, 3, 0>>, <<4, 1, 6, 0>>, <<4, 1, 6, 1>>} |-> Idle]],
    \* etcd lose_leader[events,1,solo]
    [slot |-> 17, at |-> {2, 3, 4}, reads |-> <<17, 25, 42, 33>>, writes |-> <<17>>, does |->
        [k \in {<<2, 4, 6, 0>>, <<3, 4, 6, 0>>, <<3, 4, 6, 1>>, <<4, 4, 6, 0>>, <<4, 4, 6, 1>>, <<2, 5, 6, 0>>, <<3, 5, 6, 0>>, <<3, 5, 6, 1>>, <<4, 5, 6, 0>>, <<4, 5, 6, 1>>} |-> Idle]],
    \* etcd lose_leader[events,1,full]
    [slot |-> 17, at |-> {2, 3, 4}, reads |-> <<17, 26, 42, 33>>, writes |-> <<17>>, does |->
        [k \in {<<2, 1, 6, 0>>, <<3, 1, 6, 0>>, <<3, 1, 6, 1>>, <<4, 1, 6, 0>>, <<4, 1, 6, 1>>} |-> Idle]]
>>

\* Observers, which look at every step that writes what they read; the first that they read is their own slot.
Observers == <<
    [reads |-> <<27, 1, 11>>, says |->
        [k \in {<<0, 1, 0>>, <<1, 2, 0>>} |-> 1] @@
        [k \in {<<1, 3, 0>>, <<2, 4, 0>>, <<2, 5, 0>>, <<2, 6, 0>>} |-> 2] @@
        [k \in {<<2, 6, 1>>, <<3, 7, 1>>, <<3, 8, 1>>, <<3, 10, 1>>, <<3, 10, 3>>, <<3, 11, 3>>, <<3, 13, 3>>, <<4, 46, 8>>, <<3, 47, 8>>, <<3, 48, 8>>, <<3, 49, 8>>, <<3, 46, 8>>, <<4, 73, 15>>, <<3, 74, 15>>, <<2, 5, 1>>, <<3, 6, 2>>, <<3, 6, 3>>, <<3, 9, 1>>, <<3, 7, 3>>, <<3, 8, 3>>, <<3, 11, 1>>, <<3, 12, 1>>, <<3, 12, 3>>, <<3, 14, 3>>} |-> 3] @@
        [k \in {<<3, 15, 3>>, <<4, 16, 3>>, <<4, 17, 3>>, <<4, 19, 3>>, <<4, 20, 3>>, <<4, 21, 3>>, <<4, 22, 3>>, <<4, 23, 3>>, <<4, 24, 3>>, <<4, 24, 4>>, <<6, 38, 6>>, <<4, 39, 6>>, <<4, 40, 6>>, <<4, 42, 6>>, <<4, 43, 6>>, <<4, 40, 7>>, <<4, 40, 8>>, <<4, 44, 8>>, <<4, 45, 8>>, <<3, 50, 8>>, <<4, 51, 8>>, <<6, 62, 13>>, <<4, 63, 13>>, <<4, 64, 13>>, <<4, 66, 13>>, <<4, 68, 13>>, <<4, 69, 13>>, <<4, 70, 13>>, <<4, 70, 14>>, <<4, 70, 15>>, <<4, 71, 15>>, <<4, 72, 15>>, <<4, 18, 3>>, <<4, 41, 6>>, <<4, 65, 13>>, <<4, 67, 13>>} |-> 4] @@
        [k \in {<<4, 25, 4>>, <<5, 26, 4>>, <<5, 27, 4>>, <<5, 28, 4>>, <<7, 54, 8>>, <<5, 55, 8>>, <<5, 54, 8>>} |-> 5] @@
        [k \in {<<5, 28, 5>>, <<6, 29, 5>>, <<6, 30, 5>>, <<6, 33, 5>>, <<6, 33, 6>>, <<6, 35, 6>>, <<6, 36, 6>>, <<5, 55, 9>>, <<6, 52, 9>>, <<6, 53, 9>>, <<6, 57, 9>>, <<6, 57, 13>>, <<6, 59, 13>>, <<6, 60, 13>>, <<5, 27, 5>>, <<6, 28, 6>>, <<6, 31, 5>>, <<6, 29, 6>>, <<6, 32, 5>>, <<6, 30, 6>>, <<6, 34, 5>>, <<6, 35, 5>>, <<6, 34, 6>>, <<6, 37, 6>>, <<6, 55, 10>>, <<6, 55, 11>>, <<6, 55, 12>>, <<6, 55, 13>>, <<6, 52, 13>>, <<6, 56, 9>>, <<6, 53, 13>>, <<6, 58, 9>>, <<6, 59, 9>>, <<6, 58, 13>>, <<6, 61, 13>>} |-> 6] @@
        [k \in {<<4, 52, 8>>, <<7, 52, 8>>, <<7, 53, 8>>} |-> 7] @@
        [k \in {<<8, 75, 15>>, <<8, 76, 15>>, <<8, 73, 15>>, <<8, 74, 15>>} |-> 8] @@
        [k \in {<<10, 75, 15>>, <<10, 76, 15>>, <<10, 73, 15>>, <<10, 74, 15>>} |-> 10] @@
        [k \in {<<12, 75, 15>>, <<12, 76, 15>>, <<12, 73, 15>>, <<12, 74, 15>>} |-> 12] @@
        [k \in {<<14, 75, 15>>, <<14, 76, 15>>, <<14, 73, 15>>, <<14, 74, 15>>} |-> 14] @@
        [k \in {<<14, 77, 15>>, <<15, 81, 15>>, <<14, 78, 15>>, <<14, 79, 15>>, <<14, 80, 15>>} |-> 15] @@
        [k \in {<<17, 79, 15>>, <<17, 82, 15>>} |-> 17] @@
        [k \in {<<19, 82, 15>>, <<19, 77, 15>>, <<19, 81, 15>>} |-> 19] @@
        [k \in {<<21, 79, 15>>, <<21, 82, 15>>} |-> 21] @@
        [k \in {<<22, 75, 15>>, <<23, 76, 15>>} |-> 23] @@
        [k \in {<<24, 76, 15>>, <<24, 73, 15>>, <<24, 74, 15>>} |-> 24] @@
        [k \in {<<26, 75, 15>>, <<26, 76, 15>>, <<26, 73, 15>>, <<26, 74, 15>>} |-> 26] @@
        [k \in {<<28, 75, 15>>, <<28, 76, 15>>} |-> 28] @@
        [k \in {<<30, 76, 15>>, <<30, 73, 15>>, <<30, 74, 15>>} |-> 30] @@
        [k \in {<<30, 77, 15>>, <<31, 81, 15>>, <<30, 79, 15>>, <<30, 80, 15>>} |-> 31] @@
        [k \in {<<33, 79, 15>>, <<33, 82, 15>>} |-> 33] @@
        [k \in {<<35, 82, 15>>, <<35, 77, 15>>, <<35, 81, 15>>} |-> 35] @@
        [k \in {<<37, 79, 15>>, <<37, 82, 15>>, <<37, 77, 15>>, <<37, 81, 15>>} |-> 37] @@
        [k \in {<<38, 73, 15>>, <<39, 74, 15>>} |-> 39] @@
        [k \in {<<40, 75, 15>>, <<40, 76, 15>>} |-> 40] @@
        [k \in {<<42, 76, 15>>, <<42, 73, 15>>, <<42, 74, 15>>} |-> 42] @@
        [k \in {<<44, 75, 15>>, <<44, 76, 15>>} |-> 44] @@
        [k \in {<<46, 76, 15>>, <<46, 73, 15>>, <<46, 74, 15>>} |-> 46] @@
        [k \in {<<46, 77, 15>>, <<47, 81, 15>>, <<46, 79, 15>>, <<46, 80, 15>>} |-> 47] @@
        [k \in {<<49, 79, 15>>, <<49, 82, 15>>} |-> 49] @@
        [k \in {<<51, 82, 15>>, <<51, 77, 15>>, <<51, 81, 15>>} |-> 51] @@
        [k \in {<<53, 79, 15>>, <<53, 82, 15>>, <<53, 77, 15>>, <<53, 81, 15>>} |-> 53] @@
        [k \in {<<54, 73, 15>>, <<55, 74, 15>>} |-> 55] @@
        [k \in {<<56, 75, 15>>, <<56, 76, 15>>} |-> 56] @@
        [k \in {<<58, 76, 15>>, <<58, 73, 15>>, <<58, 74, 15>>} |-> 58] @@
        [k \in {<<60, 75, 15>>, <<60, 76, 15>>, <<60, 73, 15>>, <<60, 74, 15>>} |-> 60] @@
        [k \in {<<61, 77, 15>>, <<62, 81, 15>>} |-> 62] @@
        [k \in {<<63, 79, 15>>, <<63, 82, 15>>} |-> 63] @@
        [k \in {<<65, 82, 15>>, <<65, 77, 15>>, <<65, 81, 15>>} |-> 65] @@
        [k \in {<<67, 79, 15>>, <<67, 82, 15>>, <<67, 77, 15>>, <<67, 81, 15>>} |-> 67] @@
        [k \in {<<69, 73, 15>>, <<70, 74, 15>>, <<70, 75, 15>>, <<70, 76, 15>>} |-> 70] @@
        [k \in {<<72, 76, 15>>, <<72, 73, 15>>, <<72, 74, 15>>} |-> 72] @@
        [k \in {<<74, 75, 15>>, <<74, 76, 15>>, <<74, 73, 15>>, <<74, 74, 15>>} |-> 74] @@
        [k \in {<<76, 77, 15>>, <<77, 81, 15>>, <<77, 79, 15>>, <<77, 82, 15>>, <<77, 77, 15>>} |-> 77] @@
        [k \in {<<77, 75, 15>>, <<76, 76, 15>>, <<76, 73, 15>>, <<76, 74, 15>>, <<76, 75, 15>>} |-> 76]]
>>

\* What a tick makes of each value; Len(...) + 1 where it does not let time pass, and 0 where nobody asked.
Ticking == <<
    [slot |-> 2, later |-> <<1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19>>],
    [slot |-> 3, later |-> <<1, 113, 0, 114, 6, 7, 8, 9, 11, 116, 115, 117, 0, 118, 16, 119, 18, 19, 20, 21, 22, 23, 23, 120, 0, 121, 122, 124, 30, 33, 34, 33, 36, 37, 36, 104, 105, 104, 41, 0, 123, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 71, 72, 73, 74, 75, 76, 77, 78, 79, 80, 81, 82, 83, 84, 85, 86, 87, 88, 89, 90, 91, 92, 93, 94, 95, 96, 97, 98, 99, 100, 101, 101, 103, 103, 107, 108, 107, 110, 111, 110, 110, 111, 110, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0>>],
    [slot |-> 4, later |-> <<1, 2, 3, 5, 5>>],
    [slot |-> 5, later |-> <<1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31>>],
    [slot |-> 6, later |-> <<1, 2, 3, 4, 5>>],
    [slot |-> 7, later |-> <<1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17>>],
    [slot |-> 10, later |-> <<1, 2, 18, 9, 5, 0, 7, 8, 10, 11, 11, 13, 0, 19, 16, 17, 17, 0, 0>>],
    [slot |-> 13, later |-> <<1, 17, 4, 5, 6, 6, 7, 8, 18, 19, 12, 13, 14, 14, 15, 16, 0, 0, 0>>],
    [slot |-> 14, later |-> <<1, 4, 8, 5, 6, 7, 7, 9, 10, 10, 11, 12>>],
    [slot |-> 15, later |-> <<1, 8, 4, 5, 6, 6, 7, 0>>],
    [slot |-> 16, later |-> <<1, 7, 4, 5, 5, 6, 0>>],
    [slot |-> 17, later |-> <<1, 6, 4, 5, 5, 0>>],
    [slot |-> 18, later |-> <<1, 3, 4, 5, 6, 7, 8, 9, 9>>],
    [slot |-> 19, later |-> <<1, 2, 4, 6, 0, 6, 39, 40, 9, 38, 12, 13, 14, 14, 16, 17, 18, 19, 20, 21, 23, 0, 41, 24, 26, 28, 0, 28, 30, 31, 32, 33, 34, 36, 37, 36, 37, 42, 0, 0, 0, 0>>],
    [slot |-> 20, later |-> <<1, 3, 4, 5, 6, 7, 8, 10, 0, 36, 12, 13, 14, 15, 16, 17, 20, 0, 19, 37, 38, 39, 40, 26, 25, 26, 28, 29, 30, 31, 41, 33, 34, 35, 35, 0, 0, 0, 0, 0, 0>>],
    [slot |-> 21, later |-> <<1, 3, 4, 5, 6, 7, 8, 10, 0, 31, 12, 13, 14, 15, 16, 17, 19, 0, 21, 0, 21, 22, 32, 25, 26, 33, 34, 30, 29, 30, 0, 0, 0, 0>>],
    [slot |-> 25, later |-> <<1, 2, 3, 4, 5, 6>>],
    [slot |-> 26, later |-> <<1, 2>>],
    [slot |-> 27, later |-> <<1, 79, 80, 9, 5, 81, 82, 83, 10, 11, 12, 13, 14, 15, 84, 17, 18, 19, 20, 21, 22, 23, 85, 25, 26, 27, 28, 29, 30, 31, 86, 33, 34, 35, 36, 37, 38, 39, 87, 41, 42, 43, 44, 45, 46, 47, 88, 49, 50, 51, 52, 53, 54, 55, 89, 57, 58, 59, 60, 61, 62, 90, 64, 65, 66, 67, 68, 69, 70, 91, 72, 73, 74, 75, 76, 77, 77, 78, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0>>]
>>

Range(s) == {s[i] : i \in DOMAIN s}
Look(table, reads, s) ==
    LET key == TLCEval([i \in DOMAIN reads |-> s[reads[i]]])
    IN IF key \in DOMAIN table THEN table[key] ELSE Assert(FALSE, <<"the tables do not know this world", key>>)

Answers(w) == [i \in DOMAIN Folds |-> Look(Folds[i].says, Folds[i].reads, w)]
Breaks(w) == LET s == w \o Answers(w) IN \E p \in Range(Predicates) : Look(p.says, p.reads, s)

RECURSIVE Observed(_, _, _)
Observed(n, w, writes) ==
    IF n > Len(Observers) THEN w
    ELSE LET reads == Observers[n].reads
         IN IF Range(reads) \cap Range(writes) = {} THEN Observed(n + 1, w, writes)
            ELSE Observed(n + 1, [w EXCEPT ![reads[1]] = Look(Observers[n].says, reads, w)], writes)

Written(w, writes, values) == [slot \in DOMAIN w |->
    IF slot \in Range(writes) THEN values[CHOOSE n \in DOMAIN writes : writes[n] = slot] ELSE w[slot]]

Later(n, w) == Ticking[n].later[w[Ticking[n].slot] + 1]
Ticks(w) == \A n \in DOMAIN Ticking :
    IF Later(n, w) = 0 THEN Assert(FALSE, <<"the tables do not know this world", Ticking[n].slot>>)
    ELSE Later(n, w) <= Len(Ticking[n].later)
Aged(w) == [slot \in DOMAIN w |->
    LET mine == {n \in DOMAIN Ticking : Ticking[n].slot = slot}
    IN IF mine = {} THEN w[slot] ELSE Later(CHOOSE n \in mine : TRUE, w) - 1]

Init == word = Initial /\ taken = "nothing"

\* All steps that are possible in a world, with the worlds that they lead to. TLCEval has TLC compute a value once.
Ways(w) ==
    LET s == TLCEval(w \o Answers(w))
        alive == {a \in DOMAIN Actions : w[Actions[a].slot] \in Actions[a].at}
        row == TLCEval([a \in alive |-> Look(Actions[a].does, Actions[a].reads, s)])
        able == TLCEval({a \in alive : row[a].does # <<>>})
        chosen == UNION {{a} \X DOMAIN row[a].does : a \in able}
        Way(a, does) == [step |-> does.step,
                         word |-> Observed(1, Written(w, Actions[a].writes, does.values), Actions[a].writes)]
        may_tick == (\A c \in chosen : ~row[c[1]].urgent) /\ Ticks(w)
    IN {Way(c[1], row[c[1]].does[c[2]]) : c \in chosen}
       \cup (IF may_tick THEN {[step |-> "tick", word |-> Aged(w)]} ELSE {})

Next == \E way \in Ways(word) : taken' = way.step /\ word' = way.word
====
