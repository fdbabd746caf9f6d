/**
 * What runs: a {@code Plan} is a list of steps without branches or allocations, written as a {@code
 * Program}; {@code MemoryPlan} gives each {@code Tensor} its place in one {@code Arena}, shared by
 * tensors that live at different times. What the steps compute is said in {@code engine.operator}.
 */
package org.residuallab.engine.plan;
