#include "app/ctl/verb.h"
#include "app/settings/whole_file.h"

#include <QCoreApplication>
#include <QGuiApplication>

#include <cstdio>
#include <iostream>

namespace haven::ctl {

namespace {

int showHelp()
{
    std::string text = "havenctl VERB [ARGUMENTS]: what the console can do, without a screen.\n\n";
    for (const auto& verb : verbTable())
        text += "  havenctl " + std::string(verb.usage) + "\n      " + std::string(verb.sentence) +
                "\n";
    text += "  havenctl help TOPIC|WORDS\n      The help of the console as text; help topics lists "
            "it\n";
    text += "\nExit codes: 0 done, 1 refused by a rule, 2 wrong usage, 3 station missing, damaged,"
            " locked or newer, 4 input file unusable.\n";
    std::fputs(text.c_str(), stdout);
    return kDone;
}

// "--out --as lee" forgot its file: what begins like an option is a value only behind "=".
std::optional<std::string> valueAt(const std::vector<std::string>& words, std::size_t at,
                                   std::size_t equals)
{
    if (equals != std::string::npos)
        return words[at].substr(equals + 1);
    if (at + 1 >= words.size() || words[at + 1].compare(0, 2, "--") == 0)
        return std::nullopt;
    return words[at + 1];
}

// "--name value" and "--name=value"; "--" ends the options, so that lines may begin with dashes.
std::optional<Arguments> parse(const Verb& verb, const std::vector<std::string>& words)
{
    Arguments arguments;
    bool isLiteral = false;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string& word = words[i];
        if (isLiteral || word.size() < 3 || word.compare(0, 2, "--") != 0) {
            isLiteral = isLiteral || word == "--";
            if (word != "--")
                arguments.words.push_back(word);
            continue;
        }
        const auto equals = word.find('=');
        const std::string name = word.substr(2, equals == std::string::npos ? equals : equals - 2);
        const bool isSwitch = name == "json" || verb.switches.count(name) > 0;
        if (isSwitch && equals != std::string::npos)
            return std::nullopt; // "--demo=no" would be the opposite of what it says
        if (name == "json") {
            arguments.isJson = true;
        } else if (verb.switches.count(name) > 0) {
            arguments.options[name] = "yes";
        } else if (verb.options.count(name) == 0) {
            return std::nullopt;
        } else {
            const auto value = valueAt(words, i, equals);
            if (!value)
                return std::nullopt;
            i += equals == std::string::npos ? 1 : 0;
            // Of two stations neither is the one that is meant for certain.
            const auto [known, isFirst] = arguments.options.emplace(name, *value);
            if (!isFirst && known->second != *value)
                return std::nullopt;
        }
    }
    return arguments;
}

int run(const std::vector<std::string>& words)
{
    if (words.size() > 1 && words.front() == "help")
        return runHelp({words.begin() + 1, words.end()});
    if (words.empty() || words.front() == "help" || words.front() == "--help")
        return showHelp();
    for (const auto& verb : verbTable()) {
        if (verb.name != words.front())
            continue;
        const auto arguments = parse(verb, {words.begin() + 1, words.end()});
        if (!arguments)
            return misused(verb.usage);
        return verb.run(*arguments);
    }
    std::fprintf(stderr, "havenctl: there is no verb %s. See: havenctl help\n",
                 words.front().c_str());
    return kUsage;
}

// Half an answer in a file on a full disk must not be taken for all of it.
int withAnswerWritten(int code)
{
    std::cout.flush();
    if (std::cout && std::fflush(stdout) == 0 && std::ferror(stdout) == 0)
        return code;
    std::cerr
        << "havenctl: The answer could not be written to where it was to go; that disk may be "
           "full. What was done before is on the record. Ask again, or look at: havenctl log\n";
    return code == kDone ? int{kStation} : code;
}

} // namespace

} // namespace haven::ctl

namespace {

// Only a PDF needs fonts, and with them a screenless platform; everything else starts without.
bool wantsPdf(int argc, char** argv)
{
    for (int i = 1; i < argc; ++i) {
        const std::string_view word(argv[i]);
        const bool isPdfFile = word.size() > 4 && word.substr(word.size() - 4) == ".pdf";
        if (isPdfFile || word == "runcards" || word == "pdf" || word == "--format=pdf" ||
            word.substr(0, 5) == "--pdf")
            return true;
    }
    return false;
}

} // namespace

int main(int argc, char** argv)
{
    haven::keepFromOthers();
    haven::outliveFileLimit();
    if (wantsPdf(argc, argv)) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
        const QGuiApplication application(argc, argv);
        return haven::ctl::withAnswerWritten(haven::ctl::run({argv + 1, argv + argc}));
    }
    const QCoreApplication application(argc, argv);
    return haven::ctl::withAnswerWritten(haven::ctl::run({argv + 1, argv + argc}));
}
