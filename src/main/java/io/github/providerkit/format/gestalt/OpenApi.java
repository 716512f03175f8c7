package io.github.providerkit.format.gestalt;

import java.util.List;

/**
 * The operations of an OpenAPI document that the consumer sees.
 *
 * @param operations those with an id, each id once, in the document's order
 */
record OpenApi(List<Operation> operations) {}
