#include "models/exchange/gzip_reader.h"
#include "tests/testkit/test_program.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <array>
#include <random>
#include <zlib.h>

using namespace haven;

namespace {

std::string packed(const std::string& text)
{
    z_stream stream{};
    if (deflateInit2(&stream, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        return {};
    std::string out(deflateBound(&stream, text.size()), '\0');
    std::string in = text;
    stream.next_in = reinterpret_cast<Bytef*>(in.data());
    stream.avail_in = static_cast<uInt>(in.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    const int answer = deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return answer == Z_STREAM_END ? out : std::string();
}

Result<std::string> unpack(const std::string& bytes, std::size_t piece = 4096)
{
    const auto source = gzipSource(memorySource("calls.csv.gz", bytes));
    std::vector<char> buffer(piece);
    std::string out;
    for (;;) {
        const auto count = source->read(buffer);
        if (!count)
            return count.refusal();
        if (*count == 0)
            return out;
        out.append(buffer.data(), *count);
    }
}

std::string sampleBytes()
{
    std::mt19937 random(7);
    std::string text;
    for (int i = 0; i < 50'000; ++i)
        text += static_cast<char>('a' + random() % 20);
    return text;
}

QString refusedWith(const Result<std::string>& result)
{
    return result ? u"nothing"_qs
                  : QString::fromStdString(std::string(refusalName(result.refusal().code)));
}

} // namespace

class TestGzipReader : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void unpacksInPiecesOfAnySize();
    void unpacksSeveralMembers();
    void refusesEveryTruncation();
    void refusesDamage();
    void refusesOtherBytesAfterTheEnd();
    void looksAtTheBytesNotAtTheName();
    void refusesWhatIsNotThere();
};

void TestGzipReader::unpacksInPiecesOfAnySize()
{
    const std::string text = sampleBytes();
    const std::string bytes = packed(text);
    for (const std::size_t piece : {1U, 7U, 4096U, 1U << 20})
        QVERIFY(*unpack(bytes, piece) == text);
    QVERIFY(unpack(packed("")).value().empty());
}

void TestGzipReader::unpacksSeveralMembers()
{
    QCOMPARE(*unpack(packed("one,") + packed("") + packed("two")), std::string("one,two"));
}

void TestGzipReader::refusesEveryTruncation()
{
    const std::string bytes = packed("a,b\n1,2\n3,4\n");
    for (std::size_t length = 0; length < bytes.size(); ++length)
        QCOMPARE(refusedWith(unpack(bytes.substr(0, length))), u"GzipDamaged"_qs);
    const auto result = unpack(bytes.substr(0, 9));
    QVERIFY(refusalSentence(result.refusal()).find("ends in the middle") != std::string::npos);
}

void TestGzipReader::refusesDamage()
{
    const std::string text = sampleBytes();
    const std::string good = packed(text);
    for (unsigned seed = 1; seed <= 20; ++seed) {
        std::mt19937 random(seed);
        std::string bytes = good;
        // Behind the ten bytes of the header, parts of which say nothing about the content.
        const std::size_t at = 10 + random() % (bytes.size() - 10);
        bytes[at] = static_cast<char>(bytes[at] ^ (1 << random() % 8));
        QVERIFY2(refusedWith(unpack(bytes)) == u"GzipDamaged"_qs,
                 qPrintable(QString::number(seed)));
    }
}

void TestGzipReader::refusesOtherBytesAfterTheEnd()
{
    QCOMPARE(refusedWith(unpack(packed("x") + "trailing")), u"GzipDamaged"_qs);
}

void TestGzipReader::looksAtTheBytesNotAtTheName()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"calls.csv"_qs);
    for (const std::string& bytes : {packed("a,b\n"), std::string("a,b\n")}) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes.data(), static_cast<qint64>(bytes.size())),
                 static_cast<qint64>(bytes.size()));
        file.close();
        auto source = openInput(path.toStdString());
        QVERIFY(source.isOk());
        std::array<char, 16> buffer{};
        const auto count = (*source)->read(buffer);
        QVERIFY(count.isOk());
        QCOMPARE(std::string(buffer.data(), *count), std::string("a,b\n"));
    }
}

void TestGzipReader::refusesWhatIsNotThere()
{
    QTemporaryDir folder;
    const auto missing = openInput(folder.filePath(u"none.csv"_qs).toStdString());
    QVERIFY(!missing.isOk());
    QCOMPARE(missing.refusal().code, RefusalCode::FileUnreadable);
    const auto directory = openInput(folder.path().toStdString());
    QVERIFY(!directory.isOk());
    QCOMPARE(directory.refusal().code, RefusalCode::FileUnreadable);
}

HAVEN_TESTS(TestGzipReader)
#include "tst_gzip_reader.moc"
