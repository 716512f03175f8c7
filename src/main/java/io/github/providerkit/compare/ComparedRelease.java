package io.github.providerkit.compare;

import io.github.providerkit.format.EarlierRelease;

/**
 * A release, held against the one before.
 *
 * @param earlier the release before
 * @param difference what users notice
 */
public record ComparedRelease(EarlierRelease earlier, ReleaseDifference difference) {}
