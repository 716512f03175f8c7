package io.github.providerkit.compile.rust;

import io.github.providerkit.code.TomlFile;
import io.github.providerkit.files.Directories;
import io.github.providerkit.files.FileStamp;
import io.github.providerkit.fresh.Inputs;
import io.github.providerkit.fresh.SourceTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Cargo takes a source for unchanged while its time of modification is older than the last build,
 * which {@code cp -p} and tools that restore times make it. Where one may hide a change, this lets
 * Cargo forget that it has compiled the crates of this machine; rustc still finds out by contents
 * what there is to do.
 */
final class CargoTimes {
  private static final String FINGERPRINTS = ".fingerprint";

  /** Cargo writes it when it begins to compile a crate. */
  private static final String BEGUN = "invoked.timestamp";

  private final List<Path> fingerprints;

  /**
   * Creates a view of Cargo's memory.
   *
   * @param outputs directories with the output of a profile, for this machine and for the target
   */
  CargoTimes(List<Path> outputs) {
    fingerprints = outputs.stream().map(output -> output.resolve(FINGERPRINTS)).toList();
  }

  /**
   * Lets Cargo compile again what may have changed without its notice.
   *
   * @param inputs the sources of the last build
   * @throws IOException if a directory cannot be read, or what is to be forgotten not removed
   */
  void forgetIfHidden(Inputs inputs) throws IOException {
    long oldest = Long.MAX_VALUE;
    for (Path crate : remembered()) {
      Path begun = crate.resolve(BEGUN);
      if (Files.exists(begun)) {
        oldest = Math.min(oldest, Files.getLastModifiedTime(begun).toMillis());
      }
    }
    List<Path> sources = new ArrayList<>(inputs.files());
    for (Path tree : inputs.trees()) {
      sources.addAll(new SourceTree(List.of()).below(tree));
    }
    for (Path source : sources) {
      if (Files.isRegularFile(source) && FileStamp.mayHideChange(source, oldest)) {
        forget(inputs.files());
        return;
      }
    }
  }

  private void forget(List<Path> files) throws IOException {
    List<String> crates = new ArrayList<>();
    for (Path file : files) {
      if (file.endsWith("Cargo.toml") && Files.isRegularFile(file)) {
        String name = TomlFile.parse(file).getString("package.name");
        crates.add(name == null ? "" : name);
      }
    }
    for (Path crate : remembered()) {
      String name = crate.getFileName().toString();
      if (crates.contains(name.substring(0, Math.max(0, name.lastIndexOf('-'))))) {
        Directories.delete(crate);
      }
    }
  }

  private List<Path> remembered() throws IOException {
    List<Path> crates = new ArrayList<>();
    for (Path directory : fingerprints) {
      if (Files.isDirectory(directory)) {
        try (Stream<Path> found = Files.list(directory)) {
          found.forEach(crates::add);
        }
      }
    }
    return crates;
  }
}
