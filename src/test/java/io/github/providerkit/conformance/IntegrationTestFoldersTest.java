package io.github.providerkit.conformance;

import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds that the invoker finds every integration test: one that it does not find cannot fail. */
class IntegrationTestFoldersTest {
  private static final Path TESTS = Path.of("src/it");
  private static final Pattern INCLUDE = Pattern.compile("<pomInclude>(.+)</pomInclude>");

  @Test
  void eachIsFound() throws IOException {
    List<String> includes =
        INCLUDE
            .matcher(Files.readString(Path.of("pom.xml")))
            .results()
            .map(found -> found.group(1))
            .collect(toList());
    assertThat(includes).contains("*/pom.xml");
    try (Stream<Path> folders = Files.list(TESTS)) {
      assertThat(folders.filter(folder -> Files.exists(folder.resolve("verify.groovy"))))
          .isNotEmpty()
          .allSatisfy(folder -> assertThat(isFound(folder, includes)).as("%s", folder).isTrue());
    }
  }

  private static boolean isFound(Path folder, List<String> includes) throws IOException {
    Path name = TESTS.relativize(folder);
    for (String include : includes) {
      boolean found =
          Stream.of(name, name.resolve("pom.xml"))
              .filter(path -> Files.exists(TESTS.resolve(path)))
              .anyMatch(FileSystems.getDefault().getPathMatcher("glob:" + include)::matches);
      if (found) {
        return true;
      }
    }
    return false;
  }
}
