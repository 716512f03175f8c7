package io.github.providerkit.format.checkstack.rules;

import io.github.providerkit.manifest.Rule;
import io.github.providerkit.manifest.RuleBook;
import java.util.List;

/** The named rules of the format ({@code docs/spec/checkstack.md} section 1). */
public final class CheckstackRules {
  private static final RuleBook BOOK = new RuleBook();

  static final Rule REQUIRED = BOOK.consumer("checkstack/required");
  static final Rule AUTHOR = BOOK.consumer("checkstack/author");
  static final Rule URL = BOOK.consumer("checkstack/url");
  static final Rule PLUGIN_TYPE = BOOK.consumer("checkstack/plugin-type");
  static final Rule PLUGIN_ID = BOOK.consumer("checkstack/plugin-id");
  static final Rule SIBLING_MISSING = BOOK.consumer("checkstack/sibling-missing");
  static final Rule UNRESOLVED_RANGE = BOOK.consumer("checkstack/unresolved-range");
  static final Rule BUNDLED_RANGE = BOOK.consumer("checkstack/bundled-range");
  public static final Rule TARBALL = BOOK.consumer("checkstack/tarball");

  /** What pnpm publishes of a package is not there. */
  public static final Rule PUBLISH_DIRECTORY = BOOK.consumer("checkstack/publish-directory");

  static final Rule FILES_LIST = BOOK.consumer("checkstack/files-list");

  static final Rule VERSION = BOOK.ours("checkstack/version");
  static final Rule VERSION_MISMATCH = BOOK.ours("checkstack/version-mismatch");
  static final Rule VERSION_BEHIND = BOOK.advice("checkstack/version-behind");
  static final Rule NPM_NAME = BOOK.ours("checkstack/npm-name");
  static final Rule PLUGIN_ID_MISMATCH = BOOK.ours("checkstack/plugin-id-mismatch");
  static final Rule SIBLING_VERSION = BOOK.ours("checkstack/sibling-version");
  static final Rule SIBLING_BUNDLE = BOOK.ours("checkstack/sibling-bundle");
  static final Rule LOCAL_RANGE = BOOK.ours("checkstack/local-range");
  static final Rule PLATFORM_RANGE = BOOK.ours("checkstack/platform-range");
  public static final Rule UNPACKABLE_FILE = BOOK.ours("checkstack/unpackable-file");

  /** What Git LFS left in place of a file that it did not fetch. */
  public static final Rule LFS_POINTER = BOOK.ours("checkstack/lfs-pointer");

  public static final Rule DUPLICATE_ENTRY = BOOK.ours("checkstack/duplicate-entry");

  static final Rule PLUGIN_ID_MISSING = BOOK.advice("checkstack/plugin-id-missing");
  static final Rule LICENSE = BOOK.advice("checkstack/license");
  static final Rule REPOSITORY = BOOK.advice("checkstack/repository");
  public static final Rule FRONTEND_DIST = BOOK.advice("checkstack/frontend-dist");
  static final Rule INSTALL_SCRIPTS = BOOK.advice("checkstack/install-scripts");
  static final Rule BUNDLE_ENTRY = BOOK.advice("checkstack/bundle-entry");
  public static final Rule SUSPICIOUS_FILE = BOOK.advice("checkstack/suspicious-file");
  public static final Rule OLD_TARBALL = BOOK.advice("checkstack/old-tarball");
  public static final Rule SKIPPED_LINK = BOOK.advice("checkstack/skipped-link");
  public static final Rule NOTHING_PACKED = BOOK.advice("checkstack/nothing-packed");
  public static final Rule ENTRY_MISSING = BOOK.advice("checkstack/entry-missing");
  public static final Rule MAIN_NOT_PACKED = BOOK.advice("checkstack/main-not-packed");

  private CheckstackRules() {}

  /** All of them. */
  public static List<Rule> all() {
    return BOOK.all();
  }
}
