package io.github.providerkit.compile.rust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.providerkit.message.ProviderException;
import io.github.providerkit.parts.Library;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CrateGraphTest {
  private static final String CRATES_IO = "registry+https://github.com/rust-lang/crates.io-index";

  /**
   * The wrapper needs a crate, which needs another, a macro, and a compiler for its build script.
   */
  private static final String ANSWER =
      """
      {"packages": [
        {"id": "w", "name": "wrapper", "version": "0.0.0", "targets": [{"kind": ["bin"]}]},
        {"id": "own", "name": "crab", "version": "0.1.0", "source": null,
         "targets": [{"kind": ["lib"]}]},
        {"id": "s", "name": "serde", "version": "1.0.219", "source": "%1$s",
         "targets": [{"kind": ["lib"]}, {"kind": ["custom-build"]}]},
        {"id": "m", "name": "serde_derive", "version": "1.0.219", "source": "%1$s",
         "targets": [{"kind": ["proc-macro"]}]},
        {"id": "c", "name": "cc", "version": "1.0.0", "source": "%1$s",
         "targets": [{"kind": ["lib"]}]},
        {"id": "q", "name": "quote", "version": "1.0.0", "source": "%1$s",
         "targets": [{"kind": ["lib"]}]},
        {"id": "g", "name": "forked", "version": "2.0.0", "source": "git+https://git.example/f#1",
         "targets": [{"kind": ["lib"]}]}],
       "resolve": {"root": "w", "nodes": [
        {"id": "w", "deps": [{"pkg": "own", "dep_kinds": [{"kind": null, "target": null}]}]},
        {"id": "own", "deps": [
          {"pkg": "s", "dep_kinds": [{"kind": "build"}, {"kind": null}]},
          {"pkg": "g", "dep_kinds": [{"kind": null}]},
          {"pkg": "w", "dep_kinds": [{"kind": "dev"}]}]},
        {"id": "s", "deps": [
          {"pkg": "m", "dep_kinds": [{"kind": null}]},
          {"pkg": "c", "dep_kinds": [{"kind": "build"}]}]},
        {"id": "m", "deps": [{"pkg": "q", "dep_kinds": [{"kind": null}]}]},
        {"id": "g", "deps": [{"pkg": "s", "dep_kinds": [{"kind": null}]}]}]}}
      """
          .formatted(CRATES_IO);

  @Test
  void whatIsLinkedIsInItAndWhatOnlyRunsAtBuildTimeIsNot() throws Exception {
    CargoLock lock = new CargoLock(Set.of(), Map.of("serde 1.0.219", "ab"));
    assertThat(CrateGraph.of(ANSWER).libraries(lock))
        .isEqualTo(
            List.of(
                library("crab", "0.1.0", Map.of(), Map.of("source", "path")),
                library(
                    "forked", "2.0.0", Map.of(), Map.of("source", "git+https://git.example/f#1")),
                library("serde", "1.0.219", Map.of("SHA-256", "ab"), Map.of())));
  }

  @Test
  void whatIsNoAnswerIsSaidToBeNone() {
    assertThat(catchThrowableOfType(ProviderException.class, () -> CrateGraph.of("error: no")))
        .hasMessageContaining("expected JSON of cargo metadata");
  }

  @Test
  void anAnswerOfAnotherFormHasNoLibraries() throws Exception {
    CargoLock none = new CargoLock(Set.of(), Map.of());
    assertThat(CrateGraph.of("{\"packages\": 1, \"resolve\": null}").libraries(none)).isEmpty();
  }

  private static Library library(
      String name, String version, Map<String, String> digests, Map<String, String> notes) {
    return new Library("cargo", name, version, digests, notes);
  }
}
