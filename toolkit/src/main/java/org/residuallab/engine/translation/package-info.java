/**
 * From a graph's configuration to compiled passes: {@code LayerChecks} says what is known, a {@code
 * Translation} turns vertices into operators, {@code PlanCache} keeps a {@code CompiledPass} for
 * each batch shape. No arithmetic, and no decision about what a caller gets: that is the door's.
 */
package org.residuallab.engine.translation;
