// Names of time zones as feeds, pages and agencies write them behind a time.

/** Minutes east of Greenwich by upper-case name: RFC 822 §5.1, then places that Vietnamese papers and agencies report from. */
export const NAMED_ZONES: ReadonlyMap<string, number> = new Map(
  Object.entries({
    Z: 0,
    UT: 0,
    UTC: 0,
    GMT: 0,
    EST: -300,
    EDT: -240,
    CST: -360,
    CDT: -300,
    MST: -420,
    MDT: -360,
    PST: -480,
    PDT: -420,
    ICT: 420,
    WIB: 420,
    SGT: 480,
    HKT: 480,
    JST: 540,
    KST: 540,
    CET: 60,
    CEST: 120,
    BST: 60,
    MSK: 180,
  }),
);
