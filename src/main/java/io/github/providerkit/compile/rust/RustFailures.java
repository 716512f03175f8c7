package io.github.providerkit.compile.rust;

import io.github.providerkit.compile.KnownFailure;
import io.github.providerkit.toolchain.RustTarget;
import java.util.List;

/** What can be foreseen to go wrong when Rust code is compiled. */
final class RustFailures {
  private RustFailures() {}

  /**
   * The failures.
   *
   * @param where what they are told of, such as a platform
   * @param target what is compiled for
   * @param crate the provider's
   */
  static List<KnownFailure> known(String where, RustTarget target, String crate) {
    return List.of(
        new KnownFailure(
            "target may not be installed",
            where + ": expected Rust's standard library for " + target.triple() + ", found none",
            "run \"rustup target add " + target.triple() + "\"" + libcHint(target)),
        new KnownFailure(
            "which is missing a lib target",
            where + ": expected a library in the crate " + crate + ", found none",
            "a provider is a library: have a src/lib.rs, or a [lib] with its path, in Cargo.toml"),
        new KnownFailure(
            "cannot find function `__gestalt_",
            where
                + ": expected the crate "
                + crate
                + " to export the provider, found that it does not",
            "call the SDK's macro for its kind in the root of the library, such as"
                + " gestalt::export_provider!(constructor = new, router = router)"),
        new KnownFailure(
            "error: linker `",
            where
                + ": expected a linker for "
                + target.triple()
                + ", found none or one that does not start",
            linkerHint(target)),
        new KnownFailure(
            "error: linking with `",
            where + ": expected a linker for " + target.triple() + ", found one that fails",
            linkerHint(target)),
        new KnownFailure(
            "but --offline was specified",
            where + ": expected all crates on this machine (offline), found that one is missing",
            "build once without -o, or run \"cargo fetch\""),
        new KnownFailure(
            "using offline mode",
            where + ": expected all crates on this machine (offline), found that one is missing",
            "build once without -o, or run \"cargo fetch\""));
  }

  private static String libcHint(RustTarget target) {
    return target.triple().endsWith("-musl")
        ? "; -Dprovider." + RustTarget.LIBC + "=gnu builds for glibc instead"
        : "";
  }

  private static String linkerHint(RustTarget target) {
    return "install one, and name it in " + target.linkerVariable();
  }
}
