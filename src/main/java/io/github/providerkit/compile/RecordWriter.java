package io.github.providerkit.compile;

import io.github.providerkit.files.AtomicFile;
import io.github.providerkit.files.Directories;
import io.github.providerkit.files.Sha256;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.parts.BuildPaths;
import io.github.providerkit.parts.BuildRecord;
import io.github.providerkit.parts.BuiltBinary;
import io.github.providerkit.parts.Library;
import io.github.providerkit.platform.Platform;
import io.github.providerkit.toolchain.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Writes beside a finished binary to which release it belongs, and of what it was made. */
final class RecordWriter {
  private final Workshop workshop;
  private final Compiler compiler;
  private final BuildPaths paths;

  RecordWriter(Workshop workshop, Compiler compiler, BuildPaths paths) {
    this.workshop = workshop;
    this.compiler = compiler;
    this.paths = paths;
  }

  BuiltBinary write(
      Platform platform,
      String sha256,
      CodeBuild.Request request,
      Optional<List<Library>> libraries)
      throws ProviderException {
    Path directory = paths.artifacts(platform);
    Map<String, String> versions = new TreeMap<>();
    for (Tool tool : compiler.tools(platform)) {
      versions.put(tool.kind().type(), tool.version());
    }
    try {
      put(compiler.assets(platform), directory.resolve(BuiltBinary.ASSETS));
      put(compiler.files(platform), directory.resolve(BuiltBinary.FILES));
      BuildRecord record =
          new BuildRecord(
              workshop.name(),
              request.version(),
              request.kind(),
              workshop.code().language().word(),
              platform,
              BuiltBinary.fileName(platform),
              Files.size(directory.resolve(BuiltBinary.fileName(platform))),
              sha256,
              request.source(),
              catalog(directory),
              versions,
              libraries);
      record.write(directory);
      return new BuiltBinary(record, directory);
    } catch (IOException e) {
      throw ProviderException.environment("cannot write to " + directory, e);
    }
  }

  private static void put(Optional<Path> made, Path beside) throws IOException {
    Directories.delete(beside);
    if (made.isPresent()) {
      Directories.copy(made.get(), beside);
    }
  }

  /** Puts the catalog beside the binary and returns its digest; empty where there is none. */
  private Optional<String> catalog(Path directory) throws IOException {
    Path beside = directory.resolve(BuiltBinary.CATALOG);
    if (!workshop.isPlugin() || (!compiler.needsCatalog() && Files.size(paths.catalog()) == 0)) {
      Files.deleteIfExists(beside);
      return Optional.empty();
    }
    byte[] bytes = Files.readAllBytes(paths.catalog());
    AtomicFile.write(beside, bytes);
    return Optional.of(Sha256.of(bytes));
  }
}
