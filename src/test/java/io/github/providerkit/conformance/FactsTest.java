package io.github.providerkit.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FactsTest {

  @Test
  void aLabelKeepsItsVerdictAndLosesTheWords() {
    assertThat(
            kept(
                "corpus/checkstack/labels.jsonl",
                """
                {"error": "name: no", "file": "meta/a.json", "issues": [{"code": "c", "message": "no", "path": "name"}, "no"], "ok": false}
                {"file": "meta/b.json", "ok": true, "source_error": "no", "release_error": null}
                """))
        .isEqualTo(
            """
            {"file":"meta/a.json","issues":[{"code":"c","path":"name"}],"ok":false}
            {"file":"meta/b.json","ok":true}
            """);
    assertThat(kept("corpus/semver/labels.jsonl", "[\"1.0.0\",\"^1\",true]\n"))
        .isEqualTo("[\"1.0.0\",\"^1\",true]\n");
  }

  @Test
  void aTranscriptKeepsCommandsRequestsAndFiles() {
    assertThat(
            kept(
                "golden/lock/variants/x/out.txt",
                """
                $ gestaltd lock   (rc=1, 0.02s)
                2026/11/21 08:17:50 ERROR oh no
                -- server 0 (port 1) requests:
                   200 /d/provider-release.yaml auth=None
                -- tree
                ./config.yaml
                """))
        .doesNotContain("oh no")
        .hasLineCount(5);
    assertThat(kept("golden/release/x/stdout.txt", "created a.tar.gz\nwell done\n"))
        .isEqualTo("created a.tar.gz\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "golden/release/x/stderr.txt",
        "golden/release/x/stdout.txt",
        "golden/legacy/x/stderr.2.txt",
        "golden/legacy/index-late.json",
        "golden/lock/case1-http/lock.out",
        "golden/lock/case1-http/srv-1.log",
        "golden/lock/perf.txt"
      })
  void whatAnOriginalSaidStaysBehind(String name) {
    assertThat(Facts.of(name, "usage: x\n".getBytes(UTF_8))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "corpus/manifest/made/x.yaml",
        "golden/legacy/x/in/stderr.txt",
        "golden/legacy/x/NOTE.txt",
        "golden/lock/variants/x/config.yaml"
      })
  void whatItWasGivenAndMadeIsKeptAsItIs(String name) {
    assertThat(kept(name, "\"error\": x\r\n")).isEqualTo("\"error\": x\r\n");
  }

  private static String kept(String name, String content) {
    return new String(Facts.of(name, content.getBytes(UTF_8)).orElseThrow(), UTF_8);
  }
}
