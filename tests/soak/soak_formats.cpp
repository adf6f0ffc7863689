// SPDX-License-Identifier: GPL-3.0-or-later
//
// Large inputs for the readers: 100,000 utterances, and single lines, strings and rows of 1 GB. Prints time
// and peak of memory; fails if a reading takes more than its bound. Not part of the quick tests: run it by
// hand, best from a release build: soak_formats [FOLDER FOR THE INPUTS]
#include "core/formats/format.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>

#include <cstdio>
#include <fstream>
#include <functional>
#include <string>

using namespace glossa;

namespace {

/// Counts what comes and lets it go.
class CountingSink final : public formats::ItemSink {
public:
    Status project(const project::ProjectInfo &) override { return {}; }
    Status categories(std::vector<project::Category>) override { return {}; }
    Status items(std::vector<project::Item> batch) override
    {
        count += batch.size();
        return {};
    }
    std::size_t count = 0;
};

/// Peak of the process's memory in MB since the last call, or 0.
double peakMemory()
{
    double peak = 0;
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;) {
        if (word == "VmHWM:" && status >> peak)
            break;
    }
    std::ofstream("/proc/self/clear_refs") << "5"; // the kernel's way to begin anew
    return peak / 1024;
}

void fill(QFile &file, const QByteArray &part, qint64 bytes)
{
    QByteArray block;
    while (block.size() < 1 << 20)
        block += part;
    for (qint64 done = 0; done < bytes; done += block.size())
        file.write(block);
}

struct Case {
    const char *name;
    const char *format;
    std::function<void(QFile &)> make;
    double seconds;
    double megabytes;
};

void utterances(QFile &file)
{
    file.write(
        R"({"projectFileVersion":"2022-10-01-preview","stringIndexType":"Utf16CodeUnit","metadata":{)"
        R"("projectKind":"Conversation","projectName":"big","language":"en"},"assets":{"intents":[{"category":"A"}],)"
        R"("entities":[{"category":"City"}],"utterances":[)");
    for (int i = 0; i < 100000; ++i) {
        file.write(i > 0 ? ",\n" : "\n");
        file.write(
            R"({"text":"please book me a flight from Oslo to Bergen for the )" + QByteArray::number(i) +
            R"(th of May, and a room with a view","language":"en-us","intent":"A","entities":[)"
            R"({"category":"City","offset":29,"length":4},{"category":"City","offset":37,"length":6}]})");
    }
    file.write("]}}");
}

constexpr qint64 gigabyte = 1'000'000'000;

const Case cases[] = {
    {"100,000 utterances", "azure-clu", utterances, 3, 300},
    {"utterances of 1 GB in one line", "azure-utterances",
     [](QFile &file) {
         file.write(R"([{"text":"x","intent":"A"})");
         fill(file, R"(,{"text":"one more utterance","intent":"A","entities":[]})", gigabyte);
         file.write("]");
     },
     120, 300},
    {"a string of 1 GB", "azure-utterances",
     [](QFile &file) {
         file.write(R"([{"intent":"A","text":")");
         fill(file, "abcdefgh", gigabyte);
         file.write(R"("}])");
     },
     60, 500},
    {"a record of 1 GB", "azure-utterances",
     [](QFile &file) {
         file.write(R"([{"intent":"A","text":"x","more":[1)");
         fill(file, ",1", gigabyte);
         file.write("]}]");
     },
     120, 1500},
    {"a CoNLL line of 1 GB", "conll",
     [](QFile &file) {
         file.write("a\tO\n\nb");
         fill(file, "bbbbbbbb", gigabyte);
         file.write("\tO\n\nc\tO\n");
     },
     60, 300},
    {"a CSV row of 1 GB", "csv",
     [](QFile &file) {
         file.write("text,intent\n\"a");
         fill(file, "a,\n", gigabyte);
         file.write("\",A\nb,A\n");
     },
     60, 300},
};

} // namespace

int main(int argc, char **argv)
{
    QTemporaryDir temporary((argc > 1 ? QString::fromLocal8Bit(argv[1]) : QDir::tempPath()) +
                            QStringLiteral("/soak-XXXXXX"));
    int failures = 0;
    for (const Case &big : cases) {
        QFile file(temporary.filePath(QStringLiteral("input")));
        if (!file.open(QIODevice::WriteOnly))
            return 1;
        big.make(file);
        file.close();
        peakMemory();
        CountingSink sink;
        QElapsedTimer timer;
        timer.start();
        const auto report =
            formats::formatById(QString::fromLatin1(big.format))->read(file.fileName(), {}, sink);
        const double seconds = static_cast<double>(timer.elapsed()) / 1000;
        const double memory = peakMemory();
        const bool good = seconds <= big.seconds && memory <= big.megabytes;
        failures += good ? 0 : 1;
        std::printf("%s %s: %.1f MB in %.2f s, peak %.0f MB, ", good ? "ok  " : "FAIL", big.name,
                    static_cast<double>(file.size()) / 1e6, seconds, memory);
        if (report)
            std::printf("%lld kept, %lld refused\n", static_cast<long long>(report->kept),
                        static_cast<long long>(report->refused));
        else
            std::printf("error at %s: %s\n", plain(report.error().place).c_str(),
                        plain(report.error().expected).c_str());
        file.remove();
    }
    return failures == 0 ? 0 : 1;
}
