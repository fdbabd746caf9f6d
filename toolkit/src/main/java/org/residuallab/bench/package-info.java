/**
 * How long networks take: the benchmark against other engines, and the stopwatch.
 *
 * <p>Here: {@link org.residuallab.bench.Benchmark}, {@link org.residuallab.bench.Stopwatch}. Not
 * here: what a network costs on paper ({@link org.residuallab.cost}).
 */
package org.residuallab.bench;
