/** The lower triangle L of a symmetric positive definite matrix A = L·Lᵀ, row by row; what is above the diagonal is not read. */
export type CholeskyFactor = readonly Float64Array[];

/**
 * Factorise a symmetric positive definite matrix in place (Golub & Van Loan, Matrix Computations, 2013, section 4.2).
 *
 * @param matrix rows of which only the lower triangle is read; they hold the factor afterwards.
 * @throws {RangeError} if the matrix is not positive definite.
 */
export function factorise(matrix: Float64Array[]): CholeskyFactor {
  for (const [row, ofRow] of matrix.entries()) {
    for (let column = 0; column < row; column++) {
      const ofColumn = matrix[column] as Float64Array;
      const rest = (ofRow[column] as number) - dotOf(ofRow, ofColumn, 0, column);
      ofRow[column] = rest / (ofColumn[column] as number);
    }
    const rest = (ofRow[row] as number) - dotOf(ofRow, ofRow, 0, row);
    if (!(rest > 0)) throw new RangeError(`The matrix is not positive definite at row ${row}`);
    ofRow[row] = Math.sqrt(rest);
  }
  return matrix;
}

/** Solve A·x = b for the matrix that was factorised. */
export function solve(factor: CholeskyFactor, right: Float64Array): Float64Array {
  const solution = new Float64Array(right.length);
  for (const [row, ofRow] of factor.entries())
    solution[row] = ((right[row] as number) - dotOf(ofRow, solution, 0, row)) / (ofRow[row] as number);
  for (let row = solution.length - 1; row >= 0; row--) {
    const ofRow = factor[row] as Float64Array;
    const value = (solution[row] as number) / (ofRow[row] as number);
    solution[row] = value;
    for (let k = 0; k < row; k++) solution[k] = (solution[k] as number) - (ofRow[k] as number) * value;
  }
  return solution;
}

/** The diagonal of A⁻¹: the squared lengths of the columns of L⁻¹. */
export function inverseDiagonal(factor: CholeskyFactor): Float64Array {
  const column = new Float64Array(factor.length);
  return Float64Array.from(factor, (_, first) => {
    let squares = 0;
    for (let row = first; row < factor.length; row++) {
      const ofRow = factor[row] as Float64Array;
      const right = row === first ? 1 : 0;
      const value = (right - dotOf(ofRow, column, first, row)) / (ofRow[row] as number);
      column[row] = value;
      squares += value * value;
    }
    return squares;
  });
}

/** Sum of products over `[from, to)`. */
export function dotOf(a: Float64Array, b: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let index = from; index < to; index++) sum += (a[index] as number) * (b[index] as number);
  return sum;
}
