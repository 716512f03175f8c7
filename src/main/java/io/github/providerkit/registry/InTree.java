package io.github.providerkit.registry;

import java.util.List;
import java.util.Optional;

/**
 * A provider as the tree of a repository has it now.
 *
 * @param directory its slash path from the root
 * @param manifest that of its manifest; empty where there is none any more
 * @param version the manifest's version
 * @param kind of provider, in its generation's word
 * @param displayName its name for people; empty where there is none
 * @param description in its author's words; empty where there are none
 * @param icon its icon's slash path from the root, where that is there
 * @param readme that of its README, where that is there
 * @param docs its documents
 */
record InTree(
    String directory,
    Optional<String> manifest,
    Optional<String> version,
    String kind,
    String displayName,
    String description,
    Optional<String> icon,
    Optional<String> readme,
    List<ProviderDocs.Doc> docs) {}
