// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/serve/router.h"

#include "tests/core/serve/running_server.h"
#include "tests/support/registry.h"

#include <nlohmann/json.hpp>

#include <QtTest>

using namespace glossa;
using nlohmann::json;
using serve::ApiCode;
using serve::Request;
using serve::Response;

namespace {

serve::Route route(const std::string &method, const std::string &pattern)
{
    return {method, pattern, [](const Request &) { return Response(); }};
}

Request request(const std::string &method, const std::string &path)
{
    Request made;
    made.method = method;
    made.path = path;
    return made;
}

} // namespace

class TestRouter : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_router = serve::Router(test::plainly);
        m_router.add({route("POST", "/language/:analyze-conversations"),
                      route("POST", "/language/analyze-text/jobs"),
                      route("GET", "/language/analyze-text/jobs/{id}"),
                      route("POST", "/language/analyze-text/jobs/{id}:cancel"),
                      route("GET", "/a/{one}/b/{two}"), route("GET", "/")});
    }

    void piecesAreTaken()
    {
        Request job = request("GET", "/language/analyze-text/jobs/12-ab");
        QCOMPARE(m_router.find(job).route->pattern, std::string("/language/analyze-text/jobs/{id}"));
        QCOMPARE(std::string(piece(job, "id")), std::string("12-ab"));
        Request cancel = request("POST", "/language/analyze-text/jobs/12-ab:cancel");
        QCOMPARE(m_router.find(cancel).route->pattern,
                 std::string("/language/analyze-text/jobs/{id}:cancel"));
        QCOMPARE(std::string(piece(cancel, "id")), std::string("12-ab"));
        Request two = request("GET", "/a/x y/b/\xC3\xA9");
        QVERIFY(m_router.find(two).route);
        QCOMPARE(std::string(piece(two, "one")), std::string("x y"));
        QCOMPARE(std::string(piece(two, "two")), std::string("\xC3\xA9"));
        QVERIFY(piece(two, "three").empty());
        Request root = request("HEAD", "/");
        QCOMPARE(m_router.find(root).route->method, std::string("GET"));
    }

    void unknownPathsAreNotFound_data()
    {
        QTest::addColumn<QByteArray>("path");
        for (const char *path :
             {"/language", "/language/analyze-text/jobs/", "/language/analyze-text/jobs/1/2",
              "/language/:analyze-text", "/language/analyze-text/jobs/:cancel",
              "/language/analyze-text/jobs/1:stop", "/a//b/", "/a/1/b", "/Language/analyze-text/jobs",
              "/language/analyze-text/jobs/1:2:cancel"})
            QTest::newRow(path) << QByteArray(path);
    }
    void unknownPathsAreNotFound()
    {
        QFETCH(QByteArray, path);
        Request unknown = request("GET", path.toStdString());
        const auto found = m_router.find(unknown);
        QVERIFY(!found.route);
        QCOMPARE(found.refusal.status, 404);
        const json body = json::parse(found.refusal.body);
        QCOMPARE(body["error"]["code"].get<std::string>(), std::string("NotFound"));
        QCOMPARE(headerOf(found.refusal, "x-ms-error-code"), std::string("NotFound"));
    }

    void otherMethodsAreTold()
    {
        Request put = request("PUT", "/language/analyze-text/jobs/1");
        const auto found = m_router.find(put);
        QVERIFY(!found.route);
        QCOMPARE(found.refusal.status, 405);
        QCOMPARE(headerOf(found.refusal, "allow"), std::string("GET, HEAD"));
        Request gets = request("GET", "/language/analyze-text/jobs/1:cancel");
        QCOMPARE(m_router.find(gets).refusal.status, 405);
    }

    void errorsHaveAzuresShape()
    {
        const serve::ApiError error{
            ApiCode::InvalidArgument,
            Message(Phrase::AName),
            "$.a",
            serve::InnerError{serve::InnerCode::InvalidDocument, Message("in\xFFner"), "$.b"},
            {{ApiCode::Warning, Error{ErrorCode::NotFound, {}, {}, {}, {}}, {}, {}, {}}}};
        const Response response = serve::errorResponse(error, test::plainly);
        QCOMPARE(response.status, 400);
        QCOMPARE(response.contentType, std::string("application/json;charset=utf-8"));
        const json wanted =
            json::parse(R"({"error": {"code": "InvalidArgument", "message": "aName", "target": "$.a",
            "details": [{"code": "Warning", "message": "notFound"}],
            "innererror": {"code": "InvalidDocument", "message": "in\ufffdner", "target": "$.b"}}})");
        QVERIFY2(json::parse(response.body) == wanted, response.body.c_str());
        QCOMPARE(serve::errorResponse({ApiCode::ProjectNotFound, {}, {}, {}, {}}, test::plainly).status, 404);
        QCOMPARE(serve::errorResponse(418, {ApiCode::ProjectNotFound, {}, {}, {}, {}}, test::plainly).status,
                 418);
        QCOMPARE(serve::statusOf(ApiCode::TooManyRequests), 429);
        QCOMPARE(serve::statusOf(ApiCode::Conflict), 409);
        QCOMPARE(serve::statusOf(ApiCode::ServiceUnavailable), 503);
        QCOMPARE(serve::statusOf(ApiCode::InternalServerError), 500);
    }

private:
    static std::string headerOf(const Response &response, const std::string &name)
    {
        const auto found = std::ranges::find(response.headers, name, &serve::Field::name);
        return found == response.headers.end() ? std::string() : found->value;
    }

    serve::Router m_router{test::plainly};
};

GLOSSA_TEST(TestRouter);
#include "tst_router.moc"
