package org.residuallab.cluster;

import java.io.Serializable;

/**
 * What became of a run on a worker.
 *
 * @param done whether it came to its outcome
 * @param reason why not, in a line; empty if it did
 * @param notices what the worker had to say meanwhile, a line each
 */
record CellOutcome(boolean done, String reason, String notices) implements Serializable {}
