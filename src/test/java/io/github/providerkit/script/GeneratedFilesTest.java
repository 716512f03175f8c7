package io.github.providerkit.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.providerkit.format.BuildCommand;
import io.github.providerkit.message.ProviderException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands that succeed and write elsewhere. */
class GeneratedFilesTest {
  @TempDir Path project;

  @BeforeEach
  void sources() throws IOException {
    write("web/src/index.html");
    write("target/provider/validation.json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"out/index.html", "web/out/index.html", "web/build/client/index.html"})
  void theDirectoryOfANewPageIsNamed(String page) throws Exception {
    // Given
    GeneratedFiles files = before();

    // When
    write("web/.cache/x");
    write("web/node_modules/x/index.html");
    write("target/site/index.html");
    write(page);

    // Then
    String there = page.replace("/index.html", "");
    assertThat(refusal(files))
        .hasMessage(
            "manifest.yaml: release.build.command: expected files in web/dist, found nothing there"
                + " after \"npm run build\"")
        .returns(
            "it wrote to " + there + ": name that as spec.assetRoot, or let it write to web/dist",
            ProviderException::hint);
  }

  @Test
  void aPageOfAnEarlierBuildIsTold() throws Exception {
    // Given
    write("web/out/index.html");
    Files.setLastModifiedTime(project.resolve("web/out/index.html"), FileTime.fromMillis(5_000));
    GeneratedFiles files = before();
    write("web/out/index.html");

    // Then
    assertThat(refusal(files).hint()).startsWith("it wrote to web/out: ");
  }

  @Test
  void aNewDirectoryWithoutAPageIsBetterThanNothing() throws Exception {
    // Given
    GeneratedFiles files = before();
    write("web/lib/app.js");

    // Then
    assertThat(refusal(files).hint()).startsWith("it wrote to web/lib: ");
  }

  @Test
  void whereNothingWasWrittenTheFieldIsNamed() {
    assertThat(refusal(before()).hint())
        .isEqualTo("spec.assetRoot names the directory that the command fills");
  }

  @Test
  void whatIsThereIsEnough() throws Exception {
    GeneratedFiles files = before();
    Files.createDirectories(project.resolve("web/dist"));
    files.require();
  }

  private GeneratedFiles before() {
    return GeneratedFiles.before(
        project,
        List.of(
            new BuildCommand(
                "manifest.yaml: release.build.command",
                project.resolve("web"),
                List.of("npm", "run", "build"))),
        List.of(project.resolve("web/dist")),
        List.of(project.resolve("target")));
  }

  private static ProviderException refusal(GeneratedFiles files) {
    ProviderException refusal = catchThrowableOfType(ProviderException.class, files::require);
    assertThat(refusal).isNotNull();
    return refusal;
  }

  private void write(String name) throws IOException {
    Path file = project.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, name);
  }
}
