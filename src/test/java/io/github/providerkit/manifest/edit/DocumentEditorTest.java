package io.github.providerkit.manifest.edit;

import static io.github.providerkit.manifest.read.Documents.map;
import static io.github.providerkit.manifest.read.Documents.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.providerkit.manifest.edit.EditedDocument.Way;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Keys come and go, and the rest of the author's text stays in place. */
class DocumentEditorTest {
  private static final String SHA256 = "ab".repeat(32);

  @Test
  void aReleasedManifestKeepsItsCommentsOrderQuotesAndLayout() {
    // Given
    String source =
        """
        # Acme's provider. Edit with care.

        version: 0.0.0   # the build sets it
        kind: AUTH
        source: 'github.com/acme/x'

        # How it is built:
        #   make
        release:
          build: # with make
            command: [make]
          # more to come

        artifacts:
        # glibc only
        - os:   linux
          arch: amd64
          path: bin/x   # stripped
        spec:
          mcp: yes  # soon
          # of no use
          iconFile: ~
          # the rest
          http: {a: {method: get, path: /x}}
        # the end
        """;
    Map<String, Object> target =
        map(
            "kind", "authentication",
            "source", "github.com/acme/x",
            "version", "1.2.3",
            "artifacts",
                List.of(map("os", "linux", "arch", "amd64", "path", "bin/x", "sha256", SHA256)),
            "spec", map("http", map("a", map("path", "/x", "method", "GET")), "mcp", true));

    // When
    EditedDocument edited = DocumentEditor.edited(yaml(source), target);

    // Then
    assertThat(edited.way()).isEqualTo(Way.IN_PLACE);
    assertThat(edited.text())
        .isEqualTo(
            """
            # Acme's provider. Edit with care.

            version: 1.2.3   # the build sets it
            kind: authentication
            source: 'github.com/acme/x'

            artifacts:
            # glibc only
            - os:   linux
              arch: amd64
              path: bin/x   # stripped
              sha256: %s
            spec:
              mcp: true  # soon
              # the rest
              http: {a: {method: GET, path: /x}}
            # the end
            """
                .formatted(SHA256));
  }

  @Test
  void theTextOfADocumentThatHoldsTheDataAlreadyIsNotTouched() {
    // Given
    String source = "a :  'x' # c\n\n\nb: [ 1,2 , {c: null} ]\n...\n# end";

    // When
    EditedDocument edited =
        DocumentEditor.edited(yaml(source), map("b", List.of(1, 2, map("c", null)), "a", "x"));

    // Then
    assertThat(edited.way()).isEqualTo(Way.UNCHANGED);
    assertThat(edited.text()).isEqualTo(source + "\n");
  }

  @Test
  void aRemovedKeyTakesItsOwnCommentsAlongAndLeavesThoseOfOthers() {
    // Given
    String source =
        """
        # about the file
        a: 1
        # about a too

        # about b
        b:
          c: 1 # inside
          # deeper
        # about d
        d: 2

        # about e
        e: |
          text
          # no comment

        f: 3
        """;

    // When / Then
    assertThat(edit(source, map("d", 2, "f", 3)))
        .isEqualTo(
            """
            # about the file
            # about a too

            # about d
            d: 2

            f: 3
            """);
  }

  @Test
  void theFirstKeyOfAListElementCanBeRemoved() {
    // Given
    String source = "l:\n- a: 1\n  b: 2\n- a: 1 # one\n  # two\n  b: 2\n- b: 2\n  a: 1\n";
    Map<String, Object> target = map("l", List.of(map("b", 2), map("b", 2), map("b", 2)));

    // When / Then
    assertThat(edit(source, target)).isEqualTo("l:\n- b: 2\n- # two\n  b: 2\n- b: 2\n");
  }

  @Test
  void aMissingKeyIsWrittenTheAuthorsWayAtTheEndOfItsMapping() {
    // Given
    String source = "a:\n   b:\n   - 1\n   # last of a\nc: |\n   x\n\n# end\n";
    Map<String, Object> target =
        map(
            "a", map("b", List.of(1), "m", map("x", map("w", List.of(1, "two\nlines")))),
            "c", "x\n",
            "d", List.of());

    // When / Then
    assertThat(edit(source, target))
        .isEqualTo(
            """
            a:
               b:
               - 1
               m:
                  x:
                     w:
                     - 1
                     - |-
                        two
                        lines
               # last of a
            c: |
               x
            d: []

            # end
            """);
  }

  @Test
  void flowMappingsAreEditedInPlaceToo() {
    // Given
    String source =
        """
        a: [{os: linux, path: x, libc: musl}, {path: "y" , os: linux}]
        b: {
             "x": 1,
             "path": "p"
           }
        c: {x: 1, w: 2, z: 3} # c
        """;
    Map<String, Object> target =
        map(
            "a",
                List.of(
                    map("os", "linux", "path", "x", "sha256", "s"),
                    map("os", "yes", "path", "z", "sha256", "s")),
            "b", map("x", 1, "path", "p", "sha256", List.of("s")),
            "c", map("w", 4));

    // When / Then
    assertThat(edit(source, target))
        .isEqualTo(
            """
            a: [{os: linux, path: x, sha256: s}, {path: "z", sha256: s , os: "yes"}]
            b: {
                 "x": 1,
                 "path": "p",
                 "sha256": ["s"]
               }
            c: {w: 4} # c
            """);
  }

  private static String edit(String source, Map<String, Object> target) {
    return DocumentEditor.edit(yaml(source), target);
  }
}
