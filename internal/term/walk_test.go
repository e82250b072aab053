package term_test
