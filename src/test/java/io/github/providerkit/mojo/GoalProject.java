package io.github.providerkit.mojo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.providerkit.files.Directories;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.manager.ArtifactHandlerManager;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.apache.maven.project.MavenProject;

/** A directory for the goals of one test, and what they say. */
final class GoalProject {
  static final String POM = "src/test/resources/projects/pom.xml";

  /** A provider that needs no code, and says so with every rule that there is. */
  static final String REST =
      """
      kind: plugin
      source: github.com/acme/plugins/echo
      version: 1.0.0
      spec:
        surfaces:
          rest:
            baseUrl: https://echo.example
            operations:
              - {name: ping, method: GET, path: /ping}
      """;

  /** A provider that is nothing without code. */
  static final String CACHE =
      "kind: cache\nsource: github.com/acme/plugins/cache\nversion: 1.0.0\n";

  private final Path directory;

  private GoalProject(Path directory) {
    this.directory = directory;
  }

  /** An empty one. */
  static GoalProject at(String directory) {
    try {
      Directories.delete(Path.of(directory));
      return new GoalProject(Files.createDirectories(Path.of(directory)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes a project one whose main artifact is the release com.acme:echo:1.0.0. */
  static void asProvider(MavenProject maven, ArtifactHandlerManager handlers) {
    maven.setPackaging("provider");
    maven.setArtifact(
        new DefaultArtifact(
            "com.acme",
            "echo",
            "1.0.0",
            null,
            "provider",
            null,
            handlers.getArtifactHandler("provider")));
  }

  GoalProject write(String name, String text) {
    try {
      Path file = path(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file in it; need not exist. */
  Path path(String name) {
    return directory.resolve(name);
  }

  String read(String name) throws IOException {
    return Files.readString(path(name));
  }

  JsonNode json(String name) throws IOException {
    return new ObjectMapper().readTree(path(name).toFile());
  }

  /** Makes a goal tell what it says, each line behind its level. */
  static List<String> listen(AbstractMojo goal) {
    Lines lines = new Lines();
    goal.setLog(lines);
    return lines.said;
  }

  private static final class Lines extends SystemStreamLog {
    private final List<String> said = new ArrayList<>();

    @Override
    public boolean isDebugEnabled() {
      return true;
    }

    @Override
    public void debug(CharSequence content) {
      said.add("debug " + content);
    }

    @Override
    public void info(CharSequence content) {
      said.add("info " + content);
    }

    @Override
    public void warn(CharSequence content) {
      said.add("warn " + content);
    }

    @Override
    public void error(CharSequence content) {
      said.add("error " + content);
    }
  }
}
