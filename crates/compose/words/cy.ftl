### The words of reports, in Welsh, in the order of `en.ftl`. What is not here is said in English.
### `# unreviewed` stands above every text that no Welsh speaker of the trade has reviewed.
