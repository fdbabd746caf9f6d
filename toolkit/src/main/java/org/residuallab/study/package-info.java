/**
 * Grids of runs: networks, shortcut options, budgets and seeds, declared in a file or in code, made
 * one by one or side by side, and never twice.
 */
package org.residuallab.study;
