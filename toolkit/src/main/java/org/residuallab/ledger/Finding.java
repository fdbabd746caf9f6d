package org.residuallab.ledger;

/**
 * What we have to say about a claim.
 *
 * @param status what it amounts to
 * @param value ours, or an empty text
 * @param basis what it rests on, or what is missing
 */
public record Finding(Status status, String value, String basis) {}
