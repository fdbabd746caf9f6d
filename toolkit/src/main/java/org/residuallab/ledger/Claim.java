package org.residuallab.ledger;

/**
 * One thing that the paper says.
 *
 * @param id {@code table-6.resnet-56.error}
 * @param source where it says so, {@code Table 6}
 * @param claim of what
 * @param value what it says
 * @param protocol under what conditions
 */
public record Claim(String id, String source, String claim, ClaimedValue value, String protocol) {}
