import Terminal
import Angular
import Lab
import Learning
import Screen
import Stage

let args = CommandLine.arguments
if args.count == 1 {
  let t = try! TerminalSession()
  var loop = Loop(Session(), script: [], look: Look(depth: t.depth, glyphs: t.glyphs))
  let e = try! loop.run(on: t)
  t.close()
  if case .signal(let n) = e { TerminalSession.die(by: n) }
} else if args[1] == "ftime" {
  var s = Session()
  for _ in 0..<200 { s.advance() }
  try! s.apply(.margin(4))
  for _ in 0..<100 { s.advance() }
  let c = ContinuousClock()
  for (w, h) in [(120, 36), (200, 60), (400, 100)] { for depth in [ColorDepth.palette256, .rgb] {
    var a: [Double] = [], b: [Double] = [], d: [Double] = []
    var f = Frame(Size(columns: 1, rows: 1)), g = f
    for _ in 0..<60 {
      let t3 = c.measure { s.advance() }
      let t = c.measure { f = Scene.frame(of: s, size: Size(columns: w, rows: h), look: Look(depth: depth, glyphs: .braille)) }
      let t2 = c.measure { g = f.settled(for: depth) }
      a.append(Double(t.components.attoseconds) * 1e-15); b.append(Double(t2.components.attoseconds) * 1e-15); d.append(Double(t3.components.attoseconds) * 1e-15)
    }
    _ = g
    print(w, h, depth, "frame", a.sorted()[30], "settle", b.sorted()[30], "advance", d.sorted()[30])
  } }
} else if args[1] == "time" {
  for e in [Engine.baseline, Engine.wide!] {
  var t = Trainer(dataset: Dataset.named("identities")!, classes: 6, seed: 1, loss: MarginLoss.named("a-softmax")!, engine: e)
  t.margin = MarginParameters(m: 4, lambda: 5)
  let c = ContinuousClock()
  for what in 0..<2 {
    var best = 1e9
    for _ in 0..<40 {
      let d = c.measure { for _ in 0..<100 { if what == 0 { _ = try! t.learn() } else { _ = try! t.advance() } } }
      best = min(best, Double(d.components.attoseconds) * 1e-12 / 100)
    }
    print(e.name, what == 0 ? "learn" : "draw+learn", best, "us", String(t.checksum, radix: 16))
  }
  }
} else if args[1] == "frame" {
  let c = Int(args[2])!
  let r = Int(args[3])!
  let ticks = Int(args[4])!
  var s = Session()
  var acts: [(Int, Action)] = []
  var depth = ColorDepth.palette256
  var glyphs = Glyphs.braille
  for a in args.dropFirst(5) {
    if a == "rgb" {
      depth = .rgb
      continue
    }
    if a == "mono" {
      depth = .mono
      continue
    }
    if a == "ascii" {
      glyphs = .ascii
      continue
    }
    let p = a.split(separator: " ", maxSplits: 1)
    acts.append((Int(p[0])!, try! Action(parsing: String(p[1]))))
  }
  for t in 0...ticks {
    for (at, a) in acts where at == t { try! s.apply(a) }
    if t < ticks { s.advance() }
  }
  let f = Scene.frame(
    of: s, size: Size(columns: c, rows: r), look: Look(depth: depth, glyphs: glyphs))
  print(String(decoding: ANSIEncoder.lines(of: f.settled(for: depth)), as: UTF8.self))
} else {
  let M = Double(args[1])!
  for seed in 1...8 {
    var st = Settings(seed: UInt64(seed))
    st.margin = 1
    if args.count > 2 { st.data = args[2] }
    var s = Session(st)
    for t in 0..<280 {
      if t == 160 && M != 1 { try! s.apply(.margin(M)) }
      s.advance()
    }
    let d = 180 / Double.pi
    let m = s.measures
    print(
      seed, s.step, s.lastLoss, "acc", m.accuracy, "intra", m.maxIntra * d, "inter", m.minInter * d,
      m.criterion, "gap", m.medianGap * d, "p90", m.p90Theta * d, s.margin.m,
      String(s.trainer.checksum, radix: 16), s.failure as Any)
  }
}
