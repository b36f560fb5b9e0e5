import Interface
import Screen
import Testing

struct ReplayKeysTests {
  @Test func everyKeyHasItsCommandOnce() {
    let keys = ReplayKeys.bindings.flatMap(\.keys)
    #expect(Set(keys).count == keys.count)
    for binding in ReplayKeys.bindings {
      #expect(binding.commands.count == binding.keys.count && !binding.summary.isEmpty)
      for (key, command) in zip(binding.keys, binding.commands) {
        #expect(ReplayKeys.command(for: key) == command)
      }
    }
    #expect(ReplayKeys.command(for: .character("x")) == nil)
  }
}
