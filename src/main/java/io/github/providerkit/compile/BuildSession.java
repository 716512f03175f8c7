package io.github.providerkit.compile;

import io.github.providerkit.fresh.InputDigest;
import io.github.providerkit.fresh.Inputs;
import io.github.providerkit.fresh.UpToDate;
import io.github.providerkit.message.FailureList;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.parts.BuildPaths;
import io.github.providerkit.parts.BuildRecord;
import io.github.providerkit.parts.BuiltBinary;
import io.github.providerkit.parts.Library;
import io.github.providerkit.platform.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One run of a compiler: finds out what is stale, makes it side by side, and puts it in place. */
final class BuildSession {
  private static final String CATALOG_STEP = "catalog";

  private final Workshop workshop;
  private final Compiler compiler;
  private final BuildPaths paths;
  private final InputDigest digest;
  private final Map<Platform, Map<String, String>> settings;
  private final Platform describing;
  private final SmokeTest smokeTest;
  private final Semaphore slots;
  private final Consumer<String> output;
  private final Steps steps;
  private final Map<Platform, String> digests = new ConcurrentHashMap<>();

  private @Nullable SourceWatch watch;

  BuildSession(
      Workshop workshop,
      Compiler compiler,
      BuildPaths paths,
      InputDigest digest,
      Map<Platform, Map<String, String>> settings,
      Platform describing,
      SmokeTest smokeTest,
      Semaphore slots,
      Consumer<String> output) {
    this.workshop = workshop;
    this.compiler = compiler;
    this.paths = paths;
    this.digest = digest;
    this.settings = settings;
    this.describing = describing;
    this.smokeTest = smokeTest;
    this.slots = slots;
    this.output = output;
    this.steps = new Steps(paths, output);
  }

  /** Makes what is stale. */
  void run(List<Platform> platforms) throws ProviderException {
    List<Platform> stale = new ArrayList<>();
    for (Platform platform : platforms) {
      Optional<String> known = memory(platform).sha256(binary(platform), settings(platform));
      if (known.isEmpty()) {
        stale.add(platform);
      } else {
        digests.put(platform, known.get());
        output.accept("[" + platform + "] up to date");
      }
    }
    boolean describe = workshop.isPlugin() && isCatalogStale();
    if (stale.isEmpty() && !describe) {
      return;
    }
    watch = new SourceWatch(digest, workshop.code().directory());
    try (Progress progress = new Progress(output);
        SideBySide work = new SideBySide(slots)) {
      work.alone(() -> compiler.prepare(steps.begin("dependencies")));
      for (Platform platform : stale) {
        forget(platform);
      }
      List<FailureList.Work> parts = parts(platforms, stale, describe, progress);
      if (compiler.othersUseTheFirst() && parts.size() > 1) {
        work.alone(parts.remove(0));
      }
      parts.forEach(work::add);
      work.finish();
    }
  }

  /** What has to be made, first of all what is made on and for this machine. */
  private List<FailureList.Work> parts(
      List<Platform> platforms, List<Platform> stale, boolean describe, Progress progress) {
    boolean byBinary = describe && compiler.describesItselfByBinary();
    List<FailureList.Work> parts = new ArrayList<>();
    for (Platform platform : stale) {
      boolean describes = byBinary && platform.equals(describing);
      parts.add(
          platform.equals(describing) ? 0 : parts.size(),
          () -> {
            compile(platform, progress);
            if (describes) {
              describe(platforms, progress);
            }
          });
    }
    if (describe && !(byBinary && stale.contains(describing))) {
      boolean compiles = byBinary && !platforms.contains(describing);
      parts.add(compiles ? 0 : parts.size(), () -> describe(platforms, progress));
    }
    return parts;
  }

  /** Without its record, nobody releases an old binary beside the new ones when this run fails. */
  private void forget(Platform platform) throws ProviderException {
    Path record = paths.artifacts(platform).resolve(BuildRecord.FILE);
    try {
      Files.deleteIfExists(record);
    } catch (IOException e) {
      throw ProviderException.environment("cannot remove " + record, e);
    }
  }

  private void compile(Platform platform, Progress progress) throws ProviderException {
    progress.start(platform.toString(), "compiling " + workshop.code().language().title());
    Step step = steps.begin(platform.toString());
    Path made = steps.fresh(platform.toString()).resolve(BuiltBinary.fileName(platform));
    compiler.compile(platform, made, step);
    try {
      Optional<String> mismatch =
          Files.isRegularFile(made)
              ? compiler.mismatch(made, compiler.target(platform), step)
              : Optional.of("expected a binary, found none");
      if (mismatch.isPresent()) {
        throw ProviderException.user(
            "%s: %s".formatted(platform, mismatch.get()),
            "the compiler made something else than it was asked for; its output is in "
                + step.log());
      }
      smokeTest.run(made, platform, step);
      Path binary = binary(platform);
      Files.createDirectories(binary.getParent());
      Files.move(made, binary, StandardCopyOption.REPLACE_EXISTING);
      Inputs inputs = compiler.inputs(platform, step);
      digests.put(platform, watch().remember(memory(platform), binary, settings(platform), inputs));
      progress.end(platform.toString(), megabytes(Files.size(binary)));
    } catch (IOException e) {
      throw ProviderException.environment("cannot put the binary for " + platform + " in place", e);
    }
  }

  private void describe(List<Platform> platforms, Progress progress) throws ProviderException {
    progress.start(CATALOG_STEP, "writing down the operations");
    Step step = steps.begin(CATALOG_STEP);
    Path made = steps.fresh(CATALOG_STEP + "-file").resolve(BuiltBinary.CATALOG);
    compiler.writeCatalog(describingBinary(platforms, step), made, step);
    try {
      if (!Files.isRegularFile(made) && !compiler.needsCatalog()) {
        // Stands for the catalog that there is none of.
        Files.createFile(made);
      }
      if (!Files.isRegularFile(made)) {
        throw ProviderException.user(
            "catalog: expected the code to write down its operations, found no file",
            "the SDK does this when %s is set; the output is in %s"
                .formatted(compiler.catalogVariable(), step.log()));
      }
      Files.move(made, paths.catalog(), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw ProviderException.environment("cannot put the catalog in place", e);
    }
    watch()
        .remember(
            catalogMemory(), paths.catalog(), catalogSettings(), compiler.inputs(describing, step));
    progress.end(CATALOG_STEP, "done");
  }

  /** What writes the catalog: what is in its place by now, or else a binary made for it alone. */
  private Optional<Path> describingBinary(List<Platform> platforms, Step step)
      throws ProviderException {
    if (!compiler.describesItselfByBinary()) {
      return Optional.empty();
    }
    if (platforms.contains(describing)) {
      return Optional.of(binary(describing));
    }
    Path binary = steps.fresh(CATALOG_STEP).resolve(BuiltBinary.fileName(describing));
    compiler.compile(describing, binary, step);
    return Optional.of(binary);
  }

  private boolean isCatalogStale() throws ProviderException {
    return catalogMemory().sha256(paths.catalog(), catalogSettings()).isEmpty();
  }

  private Map<String, String> settings(Platform platform) {
    return Objects.requireNonNull(settings.get(platform), "settings for every platform");
  }

  private Map<String, String> catalogSettings() {
    return settings(describing);
  }

  private SourceWatch watch() {
    return Objects.requireNonNull(watch, "run before");
  }

  private UpToDate catalogMemory() {
    return new UpToDate(paths.memory(CATALOG_STEP), digest);
  }

  private UpToDate memory(Platform platform) {
    return new UpToDate(paths.memory(platform.target()), digest);
  }

  private Path binary(Platform platform) {
    return paths.artifacts(platform).resolve(BuiltBinary.fileName(platform));
  }

  /** The finished binary of a platform, with a record of this release. */
  BuiltBinary binary(Platform platform, CodeBuild.Request request) throws ProviderException {
    Optional<List<Library>> libraries =
        request.libraries()
            ? compiler.libraries(platform, binary(platform), steps.begin("libraries-" + platform))
            : Optional.empty();
    return new RecordWriter(workshop, compiler, paths)
        .write(
            platform,
            Objects.requireNonNull(digests.get(platform), "made before"),
            request,
            libraries);
  }

  private static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
  }
}
