package io.github.providerkit.npm;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What Bun packs, and leaves out, whatever the author's lists say ({@code docs/spec/checkstack.md}
 * section 2.2).
 */
final class DefaultIgnores {
  private static final List<String> ALWAYS = List.of("LICENSE", "LICENCE", "README");

  /** Not even an ignore file keeps these out; a list of files does. */
  private static final List<String> UNIGNORABLE = List.of("CHANGELOG");

  private static final Set<String> NEVER = Set.of(".git", ".npmrc");

  private static final Pattern UNLESS_NAMED =
      Glob.compile(
          "{.*.swp,._*,.DS_Store,.hg,.gitignore,.npmignore,.lock-wscript,.svn,.wafpickle-*,CVS,"
              + "npm-debug.log,.env.production,bunfig.toml}");

  /** What only Maven's users have beside a package, and no package needs. */
  private static final Set<String> OF_MAVEN = Set.of("pom.xml", ".flattened-pom.xml", ".mvn");

  /** What Bun and Yarn write beside the files of a package that they install. */
  private static final Pattern OF_INSTALLER =
      Glob.compile("{.bun-tag*,.bun-patch-tag-*,.yarn-metadata.json,.yarn-tarball.tgz}");

  private DefaultIgnores() {}

  /** Whether an entry of an installed package's own directory was not published with it. */
  static boolean isOfInstaller(String name) {
    return OF_INSTALLER.matcher(name).matches();
  }

  /**
   * Whether an entry of the package's own directory is left out unless a list of files names it.
   */
  static boolean isOfMaven(String name) {
    return OF_MAVEN.contains(name);
  }

  /** Whether a file of the package's own directory is packed in any case. */
  static boolean isAlwaysPacked(String name) {
    return ALWAYS.stream().anyMatch(stem -> isOrBeginsWith(name, stem));
  }

  /** Whether no ignore file can keep a file of the package's own directory out. */
  static boolean isUnignorable(String name) {
    return isAlwaysPacked(name)
        || UNIGNORABLE.stream().anyMatch(stem -> isOrBeginsWith(name, stem));
  }

  private static boolean isOrBeginsWith(String name, String stem) {
    return name.equals(stem) || (name.startsWith(stem + ".") && name.length() > stem.length() + 1);
  }

  /** Whether an entry is left out in any case. */
  static boolean isNeverPacked(String name, boolean top) {
    return NEVER.contains(name) || (top && isLock(name));
  }

  private static boolean isLock(String name) {
    return LockFile.named(name).filter(lock -> lock != LockFile.NPM_SHRINKWRAP).isPresent();
  }

  /** Whether an entry is left out unless an ignore file takes it back. */
  static boolean isIgnored(String name) {
    return UNLESS_NAMED.matcher(name).matches();
  }
}
