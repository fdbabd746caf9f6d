package org.residuallab.cluster.store;

/**
 * A file of a run as it stands in a store.
 *
 * @param name in the run's folder on a machine: {@code checkpoints/000000150.checkpoint}
 * @param place in the run's folder in the store
 * @param sha256 of its content
 */
record KeptFile(String name, String place, String sha256) {}
