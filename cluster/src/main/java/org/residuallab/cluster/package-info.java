/**
 * Studies on Apache Spark: a cell of the grid is a task. The only place that knows of Spark; the
 * toolkit finds it as a service where its jars are on the class path.
 *
 * <p>Runs are written into a folder that all machines share, by the rules they have on one machine;
 * or each into a folder of its worker's own, and from there into a store.
 */
package org.residuallab.cluster;
