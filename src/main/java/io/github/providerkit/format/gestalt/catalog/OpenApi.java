package io.github.providerkit.format.gestalt.catalog;

import java.util.List;

/**
 * The operations of an OpenAPI document that the consumer sees.
 *
 * @param operations those with an id, each id once, in the document's order
 */
public record OpenApi(List<Operation> operations) {}
