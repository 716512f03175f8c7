package io.github.providerkit.compile;

import io.github.providerkit.fresh.Inputs;
import io.github.providerkit.fresh.SourceTree;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.parts.Library;
import io.github.providerkit.platform.BinaryFile;
import io.github.providerkit.platform.Platform;
import io.github.providerkit.toolchain.Tool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compiles the code of one provider in one language. Writes below the work directory of its {@link
 * Workshop} and to the files that it is told, never into the source tree. {@link #compile} may run
 * on several threads, for different platforms.
 */
public interface Compiler {
  /** Makes a provider write its operations to the file that is named here, and end. */
  String WRITE_CATALOG = "GESTALT_PLUGIN_WRITE_CATALOG";

  /**
   * The tools that compile for a platform. Their versions are part of what a binary depends on.
   *
   * @throws ProviderException if one is missing or not what it claims to be
   */
  List<Tool> tools(Platform platform) throws ProviderException;

  /**
   * What a binary depends on besides files and tools, by name.
   *
   * @throws ProviderException if the platform cannot be compiled for; said before anything is
   */
  Map<String, String> settings(Platform platform) throws ProviderException;

  /**
   * What the compiler is asked for: the platform, with the C library that it stands for where the
   * user names none. The binary has to be for that.
   *
   * @throws ProviderException as {@link #settings}
   */
  default Platform target(Platform platform) throws ProviderException {
    return platform;
  }

  /**
   * Gets ready for all platforms: writes the wrapper, installs dependencies. Called once, before
   * the first {@link #compile} or {@link #writeCatalog}, and not at all when everything is up to
   * date.
   */
  void prepare(Step step) throws ProviderException;

  /**
   * Compiles for a platform.
   *
   * @param binary the file to write; its directory exists
   */
  void compile(Platform platform, Path binary, Step step) throws ProviderException;

  /**
   * Whether what the first {@link #compile} leaves spares the others work, so that they wait for
   * it.
   */
  default boolean othersUseTheFirst() {
    return false;
  }

  /** The files that a binary for a platform was made from; asked after {@link #compile}. */
  Inputs inputs(Platform platform, Step step) throws ProviderException;

  /**
   * What of a binary's inputs is installed on this machine, and pinned by no file among the
   * sources; known before anything is compiled.
   *
   * @throws ProviderException if it cannot be found out
   */
  default Inputs installed(Platform platform, Step step) throws ProviderException {
    return new Inputs(List.of(), List.of(), List.of());
  }

  /** The variable that names the file of the catalog, for whoever looks for it in vain. */
  default String catalogVariable() {
    return WRITE_CATALOG;
  }

  /** Whether the catalog comes from the binary, not from the sources. */
  boolean describesItselfByBinary();

  /**
   * Why what was made is no program for a platform; empty when it is one.
   *
   * @throws IOException if it cannot be read
   */
  default Optional<String> mismatch(Path made, Platform platform, Step step) throws IOException {
    return BinaryFile.mismatch(made, platform);
  }

  /**
   * The directory of files to serve that were made for a platform; empty when there are none. It is
   * kept between builds.
   */
  default Optional<Path> assets(Platform platform) {
    return Optional.empty();
  }

  /**
   * The directory of what else was made for a platform, as it would lie beside the manifest; empty
   * when there is nothing. It is kept between builds.
   */
  default Optional<Path> files(Platform platform) {
    return Optional.empty();
  }

  /** What below a directory is an input of the code. */
  default SourceTree sources(List<Path> foreign) {
    return new SourceTree(foreign);
  }

  /**
   * What of others was built into a finished binary, sorted; asked where somebody wants to know,
   * also when everything is up to date. Empty where the binary itself says so, or nobody can.
   *
   * @param binary the binary in its place
   * @throws ProviderException if it cannot be found out
   */
  default Optional<List<Library>> libraries(Platform platform, Path binary, Step step)
      throws ProviderException {
    return Optional.empty();
  }

  /**
   * Whether a plugin has to write down its operations. Otherwise no file tells of none, beside
   * those of its surfaces.
   */
  default boolean needsCatalog() {
    return true;
  }

  /**
   * Lets the code write down its operations; only for kind {@code plugin}.
   *
   * @param binary a binary for this machine; present if {@link #describesItselfByBinary()}
   * @param catalog the file to write; its directory exists
   */
  void writeCatalog(Optional<Path> binary, Path catalog, Step step) throws ProviderException;
}
