/* handshake-N in Promela for 2 to 9 members: spin -a -DN=6 [-DURGENT] [-DGHOST] handshake.pml
 *
 * The rules are those of handshake_model.py. Members are unrolled by the preprocessor, which is faster than loops.
 * m: 0 absent, 1 learner, 2 voter, 3 down, 4 registered, 5 learner down, 6 down learner registered; l: a fresh lease.
 * -DPROP=1 asserts that the request is cleared before the deadline.
 */
#ifndef N
#define N 3
#endif
#define DEADLINE 12
#define CRASHES 2

#if N > 2
#define IF3(x) x
#else
#define IF3(x)
#endif
#if N > 3
#define IF4(x) x
#else
#define IF4(x)
#endif
#if N > 4
#define IF5(x) x
#else
#define IF5(x)
#endif
#if N > 5
#define IF6(x) x
#else
#define IF6(x)
#endif
#if N > 6
#define IF7(x) x
#else
#define IF7(x)
#endif
#if N > 7
#define IF8(x) x
#else
#define IF8(x)
#endif
#if N > 8
#define IF9(x) x
#else
#define IF9(x)
#endif
#define EACH(F) F(0) F(1) IF3(F(2)) IF4(F(3)) IF5(F(4)) IF6(F(5)) IF7(F(6)) IF8(F(7)) IF9(F(8))
#define ANY(P) (P(0)||P(1) IF3(||P(2)) IF4(||P(3)) IF5(||P(4)) IF6(||P(5)) IF7(||P(6)) IF8(||P(7)) IF9(||P(8)))
#define ALL(P) (P(0)&&P(1) IF3(&&P(2)) IF4(&&P(3)) IF5(&&P(4)) IF6(&&P(5)) IF7(&&P(6)) IF8(&&P(7)) IF9(&&P(8)))

byte ann, clk, crashed;
byte m[N];
bit l[N];

#ifdef GHOST
#define IS_LEARNER(i) (m[i]==1||m[i]==5||m[i]==6)
#else
#define IS_LEARNER(i) (m[i]==1)
#endif
#define NO_LEARNER (!ANY(IS_LEARNER))
#define SERVES(i) (m[i]==2&&l[i]==1)
#define CAN_ADD(i) ((m[i]==0||m[i]==4)&&NO_LEARNER)
#define CAN_PROMOTE(i) (m[i]==1&&l[i]==1)
#define CAN_RENEW(i) ((m[i]==1||m[i]==2)&&l[i]==0)
#define CAN_RESTART(i) (m[i]==3||m[i]==5)
#define CAN_CLEAR (ann==1&&ALL(SERVES))
#define MUST(i) (CAN_PROMOTE(i)||CAN_RENEW(i)||CAN_RESTART(i))
#define FREE(i) (m[i]==0||m[i]==4)
#ifdef URGENT
#define QUIET (!(ANY(MUST)||(NO_LEARNER&&ANY(FREE))||CAN_CLEAR))
#else
#define QUIET 1
#endif

#ifdef GHOST
#define CRASH(i) \
 :: d_step { m[i]==1&&crashed<CRASHES -> m[i]=5; crashed++ } \
 :: d_step { m[i]==2&&crashed<CRASHES -> m[i]=3; crashed++ } \
 :: d_step { m[i]==5 -> m[i]=6 }
#else
#define CRASH(i) :: d_step { (m[i]==1||m[i]==2)&&crashed<CRASHES -> m[i]=3; crashed++ }
#endif
#define MEMBER(i) \
 :: d_step { CAN_ADD(i) -> m[i]=1 } \
 :: d_step { CAN_PROMOTE(i) -> m[i]=2 } \
 :: d_step { CAN_RENEW(i) -> l[i]=1 } \
 CRASH(i) \
 :: d_step { m[i]==3 -> m[i]=4 }
#define STALE(i) ; l[i]=0

active proctype handshake() {
end: do
 :: d_step { ann==0 -> ann=1 }
 EACH(MEMBER)
 :: d_step { CAN_CLEAR -> ann=2 }
#ifdef PROP
 :: d_step { ann>0&&clk<DEADLINE&&QUIET -> clk++ EACH(STALE); assert(!(clk==DEADLINE&&ann==1)) }
#else
 :: d_step { ann>0&&clk<DEADLINE&&QUIET -> clk++ EACH(STALE) }
#endif
 od
}
