// The Report prints one line a check and keeps the count. A check's outcome is
// { name, counted, faults }, a fault { page, where, what }.

export class Report {
  passed = 0;
  failed = 0;

  heading(words) {
    console.log(`\n${words}`);
  }

  // Prints the outcomes of one group of checks; the time is that of the whole group.
  add(outcomes, seconds) {
    outcomes.forEach(({ name, counted, faults }, at) => {
      const time = at === outcomes.length - 1 ? `  ${seconds.toFixed(1)} s` : '';
      if (faults.length === 0) this.passed += 1;
      else this.failed += 1;
      console.log(`  ${faults.length === 0 ? 'ok  ' : 'FAIL'}  ${name.padEnd(10)} ${counted}${time}`);
      for (const line of grouped(faults)) console.log(`        ${line}`);
    });
  }

  // The closing line, by which the count is read. Nothing may be printed after it.
  close() {
    console.log(`\n${this.passed} passed, ${this.failed} failed`);
    return this.failed === 0;
  }
}

// One fault in the page frame stands on every page: it is told once, with all its pages.
function grouped(faults) {
  const pages = new Map();
  for (const { page, where, what } of faults) {
    const words = [what, where].filter(Boolean).join('  — ');
    pages.set(words, [...(pages.get(words) ?? []), page]);
  }
  return [...pages].map(([words, on]) => `${[...new Set(on)].join(', ')}: ${words}`);
}
