/**
 * Measures how fast networks train and infer, here and in PyTorch: {@link
 * org.residuallab.bench.Benchmark} is the way in.
 */
package org.residuallab.bench;
