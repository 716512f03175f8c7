package io.github.providerkit.compile.typescript;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.providerkit.compile.Compiler;
import io.github.providerkit.compile.KnownFailure;
import io.github.providerkit.compile.Step;
import io.github.providerkit.compile.Workshop;
import io.github.providerkit.files.AtomicFile;
import io.github.providerkit.files.Directories;
import io.github.providerkit.fresh.Inputs;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.npm.pinned.LockedPackage;
import io.github.providerkit.parts.Library;
import io.github.providerkit.platform.Platform;
import io.github.providerkit.toolchain.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Bundles TypeScript with Bun ({@code docs/spec/gestalt-release.md} section 4). The wrapper is
 * ours: the SDK's builder has it in a directory of random name, which gets into the binary.
 */
public final class TypeScriptCompiler implements Compiler {
  private static final String WRAPPER = "wrapper.ts";

  private final Workshop workshop;
  private final Bun bun;

  public TypeScriptCompiler(Workshop workshop) {
    this.workshop = workshop;
    this.bun = new Bun(workshop);
  }

  @Override
  public List<Tool> tools(Platform platform) throws ProviderException {
    return List.of(bun.tool());
  }

  @Override
  public Map<String, String> settings(Platform platform) throws ProviderException {
    return Map.of(
        "target",
        BunTarget.of(platform),
        "sdk",
        TypeScriptSdk.directory(workshop).map(Path::toString).orElse(""));
  }

  @Override
  public void prepare(Step step) throws ProviderException {
    Path wrapper = workshop.work().resolve(WRAPPER);
    try {
      Files.createDirectories(workshop.work());
      TypeScriptPackage provider = provider();
      provider.prepare(bun, step);
      Optional<TypeScriptPackage> sdk = sdk();
      if (sdk.isPresent()) {
        sdk.get().prepare(bun, step);
      }
      AtomicFile.write(wrapper, wrapper().getBytes(UTF_8));
    } catch (IOException e) {
      throw ProviderException.environment("cannot write " + wrapper, e);
    }
  }

  @Override
  public void compile(Platform platform, Path binary, Step step) throws ProviderException {
    Path made = workshop.work().resolve(platform.classifier());
    String target = BunTarget.of(platform);
    String inside = BunTarget.insideDirectory(platform);
    try {
      Directories.delete(made);
      Files.createDirectories(made);
      // Bun writes next to where it runs, and records paths of modules relative to that place.
      bun.run(
          step,
          "bun build",
          made,
          Map.of(),
          List.of(
              "build",
              "--compile",
              "--target",
              target,
              // Bun would write down where the module is on this machine.
              "--define",
              "__dirname=\"" + inside + "\"",
              "--define",
              "__filename=\"" + inside + "/" + binary.getFileName() + "\"",
              "--outfile",
              binary.getFileName().toString(),
              "../" + WRAPPER));
      Files.move(
          made.resolve(binary.getFileName().toString()),
          binary,
          StandardCopyOption.REPLACE_EXISTING);
      Directories.delete(made);
    } catch (IOException e) {
      throw ProviderException.environment("cannot write to " + made, e);
    } catch (ProviderException e) {
      throw KnownFailure.explain(e, step, failures(platform, target));
    }
  }

  @Override
  public Inputs inputs(Platform platform, Step step) throws ProviderException {
    Inputs provider = provider().inputs();
    Optional<TypeScriptPackage> sdk = sdk();
    return sdk.isEmpty() ? provider : provider.and(sdk.get().inputs());
  }

  /** By the locks: which of these packages the bundle left out, Bun does not say. */
  @Override
  public Optional<List<Library>> libraries(Platform platform, Path binary, Step step)
      throws ProviderException {
    Optional<List<LockedPackage>> locked = provider().locked();
    if (locked.isEmpty()) {
      return Optional.empty();
    }
    Set<Library> libraries = new TreeSet<>(Library.ORDER);
    libraries.add(new Library("generic", "bun", bun.tool().version()));
    locked.get().forEach(one -> libraries.add(Library.ofNpm(one)));
    Optional<TypeScriptPackage> sdk = sdk();
    if (sdk.isPresent()) {
      sdk.get().locked().orElse(List.of()).forEach(one -> libraries.add(Library.ofNpm(one)));
    }
    return Optional.of(List.copyOf(libraries));
  }

  @Override
  public Platform target(Platform platform) throws ProviderException {
    return new Platform(platform.os(), platform.arch(), BunTarget.library(platform));
  }

  @Override
  public boolean describesItselfByBinary() {
    return false;
  }

  @Override
  public void writeCatalog(Optional<Path> binary, Path catalog, Step step)
      throws ProviderException {
    Path home = provider().home();
    bun.run(
        step,
        "catalog",
        home,
        Map.of(WRITE_CATALOG, catalog.toString()),
        List.of(
            "--no-install",
            runtime().toString(),
            home.toString(),
            workshop.wrappedKind().word() + ":" + workshop.code().entry()));
  }

  private String wrapper() throws ProviderException, IOException {
    Path module =
        provider().home().resolve(TypeScriptWrapper.module(workshop.code().entry())).normalize();
    return TypeScriptWrapper.text(
        workshop.code(),
        workshop.wrappedKind(),
        workshop.name(),
        specifier(module),
        specifier(runtime()));
  }

  /** How the wrapper imports a file: by a path that is the same on every machine. */
  private String specifier(Path file) throws ProviderException, IOException {
    if (!Files.isRegularFile(file)) {
      throw ProviderException.user(
          "%s: expected a module, found no file".formatted(file),
          "correct gestalt.provider in package.json, or install the SDK again");
    }
    Path work = workshop.work().toRealPath();
    Path directory = Objects.requireNonNull(file.getParent()).toRealPath();
    Path target = directory.resolve(file.getFileName());
    boolean near = work.getRoot().equals(target.getRoot());
    String path = (near ? work.relativize(target) : target).toString().replace('\\', '/');
    return near && !path.startsWith("../") ? "./" + path : path;
  }

  private Path runtime() throws ProviderException {
    Optional<TypeScriptPackage> sdk = sdk();
    return TypeScriptSdk.runtime(
        sdk.isPresent() ? sdk.get().home() : TypeScriptSdk.installedFor(provider().home()));
  }

  private TypeScriptPackage provider() throws ProviderException {
    return new TypeScriptPackage(workshop.code().directory(), workshop.work().resolve("packages"));
  }

  private Optional<TypeScriptPackage> sdk() throws ProviderException {
    Optional<Path> directory = TypeScriptSdk.directory(workshop);
    return directory.isEmpty()
        ? Optional.empty()
        : Optional.of(new TypeScriptPackage(directory.get(), workshop.work().resolve("sdk")));
  }

  private List<KnownFailure> failures(Platform platform, String target) throws ProviderException {
    List<KnownFailure> failures = new ArrayList<>();
    failures.add(
        new KnownFailure(
            "Failed to download",
            "%s: expected Bun's runtime %s in its cache or at the package registry, found none"
                .formatted(platform, target),
            workshop.offline()
                ? "build for this platform once without --offline: Bun keeps what it fetches"
                : "check the network, or whether Bun "
                    + bun.tool().version()
                    + " has this target"));
    failures.add(
        new KnownFailure(
            "Could not resolve: \"../",
            "%s: expected modules in the package, or in one that it depends on, found an import of another"
                .formatted(platform),
            "run \"bun install\" in the provider's directory: then it is compiled where it is, and"
                + " not in a copy"));
    failures.add(
        new KnownFailure(
            "Maybe you need to \"bun install\"?",
            "%s: expected every imported package to be installed, found one that is not"
                .formatted(platform),
            "add it to package.json, and run \"bun install\" where node_modules is"));
    return failures;
  }
}
