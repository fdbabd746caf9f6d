/**
 * Grids of runs, and what they say: networks, shortcut options, budgets and seeds, declared in a
 * file or in code, made one by one or side by side, and never twice.
 *
 * <p>Here: studies, what of them and of evaluations is done on other machines, and judgements over
 * runs (groups over seeds, twins, degradation). Not here: charts and tables of them.
 */
package org.residuallab.study;
