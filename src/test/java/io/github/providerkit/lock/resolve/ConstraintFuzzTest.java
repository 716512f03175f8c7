package io.github.providerkit.lock.resolve;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.providerkit.fuzz.Fuzzing;
import io.github.providerkit.message.ProviderException;

/** Every text is a version constraint or is refused. */
class ConstraintFuzzTest {

  /** A constraint and a version, a line each. */
  @FuzzTest(maxDuration = Fuzzing.DURATION)
  void constraint(byte[] bytes) {
    String[] texts = new String(bytes, UTF_8).split("\n", 2);
    try {
      VersionConstraint constraint = VersionConstraint.parse(texts[0]);
      LooseVersion.parse(texts.length == 2 ? texts[1] : "1.0.0").ifPresent(constraint::accepts);
    } catch (ProviderException e) {
      if (e.getCause() != null) {
        throw new AssertionError("a refusal with a cause", e);
      }
    }
  }
}
