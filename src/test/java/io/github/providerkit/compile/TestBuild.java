package io.github.providerkit.compile;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.providerkit.code.Language;
import io.github.providerkit.code.ProviderCode;
import io.github.providerkit.fresh.Inputs;
import io.github.providerkit.fresh.SourceDigest;
import io.github.providerkit.host.Host;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.parts.BuildPaths;
import io.github.providerkit.parts.BuiltBinary;
import io.github.providerkit.parts.Library;
import io.github.providerkit.platform.Binaries;
import io.github.providerkit.platform.Platform;
import io.github.providerkit.toolchain.Tool;
import io.github.providerkit.toolchain.ToolKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;

/**
 * A provider of one source file on a machine of linux/amd64, and a compiler for it whose binaries
 * are the header of an executable followed by that file.
 */
public final class TestBuild {
  public static final Platform LINUX = Platform.of("linux", "amd64");
  public static final Platform LINUX_ARM = Platform.of("linux", "arm64");
  public static final Platform DARWIN = Platform.of("darwin", "arm64");
  public static final Platform WINDOWS = Platform.of("windows", "amd64");
  public static final String SOURCE = "main.src";

  private final Path directory;
  private final List<String> done = Collections.synchronizedList(new ArrayList<>());
  private final List<String> told = Collections.synchronizedList(new ArrayList<>());
  private Semaphore slots = new Semaphore(4, true);
  private String name = "weather";
  private String version = "1.0.0";
  private String kind = "plugin";
  private String entry = "";
  private String identity = "tool 1";
  private String setting = "";
  private boolean byBinary = true;
  private boolean smokeTest;
  private Work prepare = (platform, step) -> {};
  private Work before = (platform, step) -> {};
  private Work missing = (platform, step) -> {};
  private Inputs more = new Inputs(List.of(), List.of(), List.of());
  private Optional<byte[]> binary = Optional.empty();
  private boolean silent;
  private boolean asksForLibraries;
  private String library = "";

  /** What a test does in the middle of a build. */
  public interface Work {
    void run(Platform platform, Step step) throws ProviderException, IOException;
  }

  private TestBuild(Path directory) {
    this.directory = directory;
  }

  public static TestBuild in(Path directory) {
    return new TestBuild(directory).write(SOURCE, "one");
  }

  /** Writes a file that is older than every build. */
  public TestBuild write(String file, String content) {
    try {
      Path path = directory.resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, content);
      Files.setLastModifiedTime(path, FileTime.from(Instant.now().minusSeconds(60)));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Somebody wants to know what was built in. */
  public TestBuild askingForLibraries() {
    asksForLibraries = true;
    return this;
  }

  public TestBuild slots(Semaphore shared) {
    slots = shared;
    return this;
  }

  public TestBuild name(String text) {
    name = text;
    return this;
  }

  public TestBuild version(String text) {
    version = text;
    return this;
  }

  public TestBuild kind(String text) {
    kind = text;
    return this;
  }

  public TestBuild entry(String text) {
    entry = text;
    return this;
  }

  public TestBuild identity(String text) {
    identity = text;
    return this;
  }

  public TestBuild setting(String text) {
    setting = text;
    return this;
  }

  /** The catalog comes from the sources, as with scripts. */
  public TestBuild describedBySources() {
    byBinary = false;
    return this;
  }

  public TestBuild withSmokeTest() {
    smokeTest = true;
    return this;
  }

  /** What happens while dependencies are installed. */
  public TestBuild preparing(Work work) {
    prepare = work;
    return this;
  }

  /** What happens before a binary is written. */
  public TestBuild compiling(Work work) {
    before = work;
    return this;
  }

  /** What is missing for a platform. */
  public TestBuild asking(Work work) {
    missing = work;
    return this;
  }

  /** Files besides the sources that binaries depend on. */
  public TestBuild inputs(Inputs others) {
    more = others;
    return this;
  }

  /** What the compiler makes for every platform; nothing when empty. */
  public TestBuild making(byte[] bytes) {
    binary = Optional.of(bytes);
    return this;
  }

  /** What the compiler is asked for where the user names no C library. */
  public TestBuild standingFor(String libc) {
    library = libc;
    return this;
  }

  /** The code writes no catalog. */
  public TestBuild withoutCatalog() {
    silent = true;
    return this;
  }

  public Path output() {
    return directory.resolve("target/provider");
  }

  public BuildPaths paths() {
    return new BuildPaths(output());
  }

  public Path binary(Platform platform) {
    return paths().artifacts(platform).resolve(BuiltBinary.fileName(platform));
  }

  /** What compilers were asked to do, in order; forgets it. */
  public List<String> done() {
    List<String> all = List.copyOf(done);
    done.clear();
    return all;
  }

  /** What the user was told, in order. */
  public List<String> told() {
    return told;
  }

  public List<BuiltBinary> run(Platform... platforms) throws ProviderException {
    return build().run(request(platforms));
  }

  /** What the binaries depend on, known before they are built. */
  public Map<String, String> facts(Platform... platforms) throws ProviderException {
    return build().facts(request(platforms));
  }

  private CodeBuild build() {
    Host host = new Host(Map.of(), "Linux", "amd64");
    return new CodeBuild(host, TestWorkshop.tools(host, false), slots, told::add, Fake::new);
  }

  private CodeBuild.Request request(Platform... platforms) throws ProviderException {
    List<Path> foreign = List.of(directory.resolve("target"));
    return new CodeBuild.Request(
        new ProviderCode(Language.GO, directory, "go.mod", entry),
        name,
        version,
        kind,
        SourceDigest.of(directory, foreign),
        List.of(platforms),
        output(),
        foreign,
        true,
        smokeTest,
        Map.of(),
        asksForLibraries);
  }

  private final class Fake implements Compiler {
    private final Workshop workshop;

    Fake(Workshop workshop) {
      this.workshop = workshop;
    }

    @Override
    public List<Tool> tools(Platform platform) {
      return List.of(
          new Tool(
              ToolKind.GO,
              Path.of("/tools/go"),
              "1.0",
              identity,
              "PATH",
              Optional.empty(),
              Map.of()));
    }

    @Override
    public Map<String, String> settings(Platform platform) throws ProviderException {
      run(missing, platform, null);
      return new TreeMap<>(Map.of("setting", setting));
    }

    @Override
    public Platform target(Platform platform) {
      return library.isEmpty() ? platform : new Platform(platform.os(), platform.arch(), library);
    }

    @Override
    public void prepare(Step step) throws ProviderException {
      done.add("prepare");
      run(prepare, workshop.hostPlatform(), step);
    }

    @Override
    public void compile(Platform platform, Path file, Step step) throws ProviderException {
      done.add("compile " + platform);
      try {
        byte[] source = Files.readAllBytes(directory.resolve(SOURCE));
        before.run(platform, step);
        ByteArrayOutputStream made = new ByteArrayOutputStream();
        made.writeBytes(Binaries.of(platform));
        made.writeBytes(source);
        byte[] bytes = binary.orElse(made.toByteArray());
        if (bytes.length > 0) {
          Files.write(file, bytes);
          file.toFile().setExecutable(true);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public Optional<List<Library>> libraries(Platform platform, Path file, Step step) {
      String known = Files.exists(file) ? platform.toString() : "";
      return Optional.of(List.of(new Library("generic", "tool", known)));
    }

    @Override
    public Inputs inputs(Platform platform, Step step) {
      return Inputs.tree(directory).and(more);
    }

    @Override
    public boolean describesItselfByBinary() {
      return byBinary;
    }

    @Override
    public void writeCatalog(Optional<Path> from, Path catalog, Step step) {
      String by = from.map(file -> output().relativize(file).toString()).orElse("sources");
      done.add("catalog by " + by);
      try {
        if (!silent) {
          byte[] content = Files.readAllBytes(from.orElse(directory.resolve(SOURCE)));
          String text = new String(content, UTF_8);
          Files.writeString(catalog, "# " + text.substring(text.lastIndexOf('\0') + 1) + "\n");
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void run(Work work, Platform platform, Step step) throws ProviderException {
      try {
        work.run(platform, step);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
