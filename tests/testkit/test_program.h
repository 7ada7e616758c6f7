#pragma once

#include <QFileInfo>
#include <QtTest>
#include <string_view>
#include <vector>

// The tests of a folder are one program, which takes the name of one of its files and then QtTest's
// own arguments: tests_dispatch tst_checklist holdsItsStep. A program a file would spend most of
// the build on the same headers.
namespace haven::test {

struct TestFile {
    QString name; // of the file, without folder and ending
    int (*run)(int argc, char** argv) = nullptr;
};

inline std::vector<TestFile>& testFiles()
{
    static std::vector<TestFile> files;
    return files;
}

struct TestFileAdded {
    TestFileAdded(const char* path, int (*run)(int argc, char** argv))
    {
        testFiles().push_back({QFileInfo(QString::fromUtf8(path)).completeBaseName(), run});
    }
};

template <class Tests>
int runTests(int argc, char** argv)
{
    Tests tests;
    return QTest::qExec(&tests, argc, argv);
}

} // namespace haven::test

#define HAVEN_TEST_FILE(Tests, run)                                                                \
    static const haven::test::TestFileAdded added##Tests(__FILE__, run);
#define HAVEN_TESTS(Tests) HAVEN_TEST_FILE(Tests, haven::test::runTests<Tests>)
