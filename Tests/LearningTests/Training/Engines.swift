import Learning

/// Every engine that this machine runs; all must give the same bits.
let engines = [Engine.baseline] + (Engine.wide.map { [$0] } ?? [])
