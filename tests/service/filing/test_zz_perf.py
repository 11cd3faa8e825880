import statistics
import pytest
from sqlalchemy import text
from tests.service.filing.filing_rows import Rows
from services.filing.filings import views
from services.filing.filings.views import *
from libs.chassis.paging import Sort, PageWanted
import time
IDX="""CREATE INDEX filing_panel ON filing USING gin (panel_ids);
CREATE INDEX filing_submitted ON filing (first_submitted_at DESC NULLS LAST, id DESC);
CREATE INDEX filing_due ON filing (due_on, id);
CREATE INDEX filing_numbers ON filing ((CAST(substring(number, '〔([0-9]+)〕') AS integer)), (CAST(substring(number, '〕([0-9]+)号') AS integer)), id)""".split(";\n")
@pytest.mark.timeout(500)
async def test_perf(house):
    out={}
    for n in (1000, 99000):
        await Rows(house).many(n)
        async with house.running.database.begin() as c:
            if n==1000:
                for i in IDX: await c.execute(text(i))
        async with house.running.database.connect() as c:
            await c.execution_options(isolation_level="AUTOCOMMIT")
            await c.execute(text("SET statement_timeout=0"))
            await c.execute(text("VACUUM ANALYZE filing"))
        for code in ("approval-clerk","management-officer","office1-head","office2-head","sc-member-1","sc-member-3","vice-mayor-1","conduct-officer","cdi-secretary"):
            me=house.caller(code).person
            actor=await house.running.callers.by_account(me.account_id)
            today=house.clock().date()
            for name,f,s in (("plain",FilingFilters(),Sort("changed_at",True)),("status",FilingFilters(statuses=("reviewing",)),Sort("changed_at",True)),("q",FilingFilters(terms=("part7",)),Sort("changed_at",True)),("overdue",FilingFilters(overdue=True),Sort("due_on",False)),("number",FilingFilters(),Sort("number",True))):
                async with house.running.database.connect() as c:
                    ts=[]; tc=[]
                    for k in range(30):
                        t=time.perf_counter()
                        r=await find_filings(c, actor, today, f, s, PageWanted())
                        ts.append(time.perf_counter()-t)
                    out.setdefault((code,name),[]).append((round(statistics.median(ts)*1000,2),r.total,len(r.rows)))
    for k,v in out.items(): print(*k, *v, "ratio", round(v[1][0]/v[0][0],2))
    assert 0

@pytest.mark.timeout(500)
async def test_explain(house):
    await Rows(house).many(100000)
    async with house.running.database.begin() as c:
        for i in IDX: await c.execute(text(i))
    async with house.running.database.connect() as c:
        await c.execution_options(isolation_level="AUTOCOMMIT")
        await c.execute(text("VACUUM ANALYZE filing"))
    from sqlalchemy.ext.compiler import compiles
    from sqlalchemy.sql.expression import Executable, ClauseElement
    for code,f,s in (("office1-head",FilingFilters(overdue=True),Sort("due_on",False)),("sc-member-1",FilingFilters(overdue=True),Sort("due_on",False))):
        me=house.caller(code).person
        actor=await house.running.callers.by_account(me.account_id)
        stm=[]
        from sqlalchemy import event
        def note(conn,cursor,statement,params,context,many):
            if "filing" in statement: return "EXPLAIN (ANALYZE, BUFFERS, COSTS) "+statement, params
            return statement, params
        async with house.running.database.connect() as c:
            today=house.clock().date()
            asked=f.values(); roles=frozenset((actor.roles|CASE_BOUND)&FILING.visibility.keys()); shape=frozenset(asked)
            from libs.chassis.cases import who_values
            v={**who_values(actor,today)}
            ps=views._page_statement(roles,shape,s); cs=views._count_statement(roles,shape)
            event.listen(house.running.database.sync_engine,"before_cursor_execute",note,retval=True)
            for st,extra in ((ps,{"last":20,"skipped":0,"page_size":20}),(cs,{"last":1001})):
                r=await c.execute(st.with_only_columns(text("1")) if False else st,{**v,**extra})
                print("-----",code); print("\n".join(str(x[0]) for x in r._real_result.fetchall()) if False else "\n".join(x[0] for x in r.cursor.fetchall()) if hasattr(r,'cursor') else r)
            event.remove(house.running.database.sync_engine,"before_cursor_execute",note)
    assert 0

@pytest.mark.timeout(500)
async def test_http(house):
    out={}
    for n in (1000, 99000):
        await Rows(house).many(n)
        async with house.running.database.begin() as c:
            if n==1000:
                for i in IDX: await c.execute(text(i))
        async with house.running.database.connect() as c:
            await c.execution_options(isolation_level="AUTOCOMMIT")
            await c.execute(text("SET statement_timeout=0"))
            await c.execute(text("VACUUM ANALYZE filing"))
        for code in ("approval-clerk","management-officer","office1-head","sc-member-1","sc-member-3","vice-mayor-1","cdi-secretary"):
            for name,q in (("plain",{}),("status",{"status":"deliberating"}),("q",{"q":"part7"}),("page3",{"page":3}),("due",{"sort":"due_on","overdue":"true"})):
                ts=[]
                for k in range(40):
                    t=time.perf_counter()
                    r=await house.caller(code).get("/v1/filings",**q)
                    assert r.status_code==200
                    ts.append(time.perf_counter()-t)
                out.setdefault((code,name),[]).append((round(statistics.median(ts)*1000,2),r.json()["total"]))
    for k,v in out.items(): print(*k, *v, "ratio", round(v[1][0]/v[0][0],2))
    assert 0
