package io.github.providerkit.compile.rust;

import io.github.providerkit.compile.Quoted;
import io.github.providerkit.host.Host;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Keeps the machine's directories out of a binary: in messages of panics, sources are named by
 * {@code /provider/…} and {@code /cargo/…} instead.
 *
 * @param arguments options for Cargo
 * @param environment variables for Cargo
 */
record RustFlags(List<String> arguments, Map<String, String> environment) {
  private static final String ENCODED = "CARGO_ENCODED_RUSTFLAGS";
  private static final String PLAIN = "RUSTFLAGS";
  private static final String SEPARATOR = "\u001f";

  /**
   * The flags. Those of the user stay: Cargo joins settings of {@code build.rustflags}, but not
   * with variables, which win; ours then go there.
   *
   * @param workspace the directory that sources are in
   */
  static RustFlags of(Path workspace, Host machine) {
    List<String> flags = new ArrayList<>();
    flags.add(remap(workspace, "/provider"));
    cargoHome(machine).ifPresent(home -> flags.add(remap(home, "/cargo")));
    Optional<String> users =
        machine
            .variable(ENCODED)
            .or(
                () ->
                    machine.variable(PLAIN).map(text -> text.strip().replaceAll(" +", SEPARATOR)));
    if (users.isPresent()) {
      return new RustFlags(
          List.of(), Map.of(ENCODED, users.get() + SEPARATOR + String.join(SEPARATOR, flags)));
    }
    String list = flags.stream().map(Quoted::of).collect(Collectors.joining(", ", "[", "]"));
    return new RustFlags(List.of("--config", "build.rustflags=" + list), Map.of());
  }

  /** Where Cargo keeps the crates that it has downloaded. */
  static Optional<Path> cargoHome(Host machine) {
    return machine
        .variable("CARGO_HOME")
        .or(() -> machine.home().map(home -> home + "/.cargo"))
        .map(Path::of);
  }

  private static String remap(Path from, String to) {
    return "--remap-path-prefix=" + from + "=" + to;
  }
}
