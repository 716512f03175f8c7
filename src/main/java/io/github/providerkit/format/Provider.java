package io.github.providerkit.format;

import io.github.providerkit.code.ProviderCode;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.message.ProviderException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A provider whose manifest is fine. */
public interface Provider {
  /** Its short name, such as {@code weather}. */
  String name();

  /** The version of the release. */
  String version();

  /** The tag of the release in its repository ({@code docs/spec/gestalt-release.md} section 2). */
  String releaseTag();

  /**
   * The commands that its author wants run before it is packaged, in order; empty when there are
   * none.
   */
  List<BuildCommand> buildCommands();

  /** The commands that run before each packaging, in order; empty when there are none. */
  default List<BuildCommand> packagingCommands() {
    return List.of();
  }

  /** The commands that run when the release is written, in order; empty when there are none. */
  default List<BuildCommand> afterPackagingCommands() {
    return List.of();
  }

  /** All commands of the author's that a release is made with. */
  default List<BuildCommand> commands() {
    List<BuildCommand> commands = new ArrayList<>(buildCommands());
    commands.addAll(packagingCommands());
    commands.addAll(afterPackagingCommands());
    return commands;
  }

  /**
   * The time of the entries of its archives where the build names none; empty for the beginning of
   * 1970, as the server's own tool has it.
   */
  default Optional<Instant> usualTime() {
    return Optional.empty();
  }

  /** The directory of its manifest. */
  Path directory();

  /** Directories that {@link #buildCommands()} fill; nothing in them is a source. */
  List<Path> generatedDirectories();

  /** Its kind in the words of its format, such as {@code plugin}. */
  String kind();

  /** The code to compile into it; empty when it has none, or is complete without. */
  Optional<ProviderCode> code();

  /** The author's own commands that make its program; empty for a format without any. */
  default Optional<Phases> phases() {
    return Optional.empty();
  }

  /**
   * Those of the {@link #buildCommands()} that only prepare, and leave the sources as they are;
   * empty where there are others, or none.
   */
  default Optional<Phases> preparation() {
    return Optional.empty();
  }

  /**
   * Refuses a provider that is nothing without code and has none.
   *
   * @throws ProviderException if it is one
   */
  void requireCode() throws ProviderException;

  /**
   * What it can be asked to do; of a document on the web only where the build fetches those.
   *
   * @param compiled what was compiled; empty for a provider that is released without code
   * @throws ProviderException if a file cannot be read
   */
  default List<OfferedOperation> operations(Optional<CompiledCode> compiled)
      throws ProviderException {
    return List.of();
  }

  /**
   * What its users rely on.
   *
   * @param compiled what was compiled; empty where nothing was, so that nobody knows the operations
   *     of its code
   * @return empty for a format that does not say
   * @throws ProviderException if a file cannot be read
   */
  default Optional<Offer> offer(Optional<CompiledCode> compiled) throws ProviderException {
    return Optional.empty();
  }

  /**
   * Reads an earlier release of the same provider.
   *
   * @param files the release as its repository has it
   * @return empty for a format that has nothing to compare
   * @throws ProviderException if it cannot be read, or a server would refuse it
   */
  default Optional<EarlierRelease> earlier(EarlierRelease.Files files) throws ProviderException {
    return Optional.empty();
  }

  /**
   * Lays out the release.
   *
   * @param request what goes into it
   * @param problems receives what stands in the way
   * @return what to write; empty when there are errors
   * @throws ProviderException if a file cannot be read
   */
  Optional<ReleasePlan> plan(PlanRequest request, Problems problems) throws ProviderException;
}
