/**
 * The paths on which a graph computes; the only place that knows of oneDNN. {@link
 * org.residuallab.engine.Engine} is the door.
 *
 * <p>The way through: a {@code FastGraph} is a {@code ComputationGraph} whose passes are compiled,
 * once for each batch shape ({@code PlanCache}, {@code CompiledPass}). A {@code Translation} turns
 * its vertices into operators that read and write {@code Value}s. Each {@code Operator} ({@code
 * Convolution}, {@code Normalization}, {@code Addition} ...) appends oneDNN primitives to a {@code
 * Program}, forwards and backwards. oneDNN chooses the {@code Layout} of a {@code Tensor}, and it
 * is kept from operator to operator. {@code MemoryPlan} gives every tensor its place in one {@code
 * Arena}, shared by tensors that live at different times. What runs in the end, a {@code Plan}, is
 * a list of steps without branches or allocations. {@code OnePassUpdater} does the update.
 *
 * <p>One class stands outside of all rooms, where Deeplearning4j looks for it: {@code
 * org.nd4j.nativeblas.Nd4jCpu}, which tells it that its natives have oneDNN.
 */
package org.residuallab.engine;
